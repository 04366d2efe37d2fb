import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { ActorCategory, DelegateStatus } from './delegate.contract';

/**
 * A person in a territory's team, in one category, between two dates: the end date is the last day inside. The database
 * refuses two stays of one person that share a day.
 */
@Entity()
export class Delegate extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') personId: string;
  @Column('text') category: ActorCategory;
  @Column('text') status: DelegateStatus;
  @Column('text', { nullable: true }) roleTitle: string | null;
  @Column('boolean', { default: false }) headOfExecutive: boolean;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
}
