import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** One page for those outside, and its one link; what it shows is read when it is opened, what it never shows stands in one function. */
@Entity()
export class OutsiderPage extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid', { nullable: true }) participationId: string | null;
  @Column('text', { default: '' }) message: string;
  @Column('text') contactName: string;
  @Column('text', { nullable: true }) contactRole: string | null;
  @Column('text', { nullable: true }) contactEmail: string | null;
  @Column('text', { nullable: true }) contactTelephone: string | null;
  @Column('uuid', { nullable: true }) contactPersonId: string | null;
  @Column('date') contactAgreedOn: string;
  @Column('bytea', { select: false }) tokenHash: Buffer;
  @Column('uuid', { nullable: true }) createdById: string | null;
  /** A year after it was made, unless it is revoked before. */
  @Column('timestamptz', { default: () => "now() + interval '1 year'" }) expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('uuid', { nullable: true }) revokedById: string | null;
}
