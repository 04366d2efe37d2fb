import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A gathering's supports for whoever holds the link, until a day, or until it is withdrawn. */
@Entity()
export class SharedPage extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('uuid', { nullable: true }) revokedById: string | null;
}
