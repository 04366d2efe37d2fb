import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Somebody agreed to be called about a subject; the number reaches companions only when they agreed to that too. */
@Entity()
export class CallAgreement extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') personId: string;
  @Column('citext') subject: string;
  @Column('date') agreedOn: string;
  @Column('boolean', { default: false }) sharedWithCompanions: boolean;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}
