import { Column, Entity, Unique } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** An ally's support of a territory's project, between two dates; the budget of days is the participation's. */
@Entity()
@Unique(['participationId', 'organisationId', 'startsOn'])
export class SupportAssignment extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') organisationId: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
}
