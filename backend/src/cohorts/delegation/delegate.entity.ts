import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { ActorCategory, DelegateStatus } from './delegate.contract';
import type { DelegationKind } from './delegation.contract';

/**
 * A person in one delegation of a territory, in one category, between two dates: the end date is the last day inside. The
 * database refuses two stays of one person in one delegation that share a day, and writes the delegation's kind beside it.
 */
@Entity()
export class Delegate extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') delegationId: string;
  @Column('text') delegationKind: DelegationKind;
  @Column('uuid') personId: string;
  @Column('text') category: ActorCategory;
  @Column('text') status: DelegateStatus;
  @Column('text', { nullable: true }) roleTitle: string | null;
  @Column('boolean', { default: false }) headOfExecutive: boolean;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  /** Stands in for somebody, or for whoever holds a seat: not a holder. */
  @Column('boolean', { default: false }) substitute: boolean;
  @Column('uuid', { nullable: true }) substituteForId: string | null;
}
