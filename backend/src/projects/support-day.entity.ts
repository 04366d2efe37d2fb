import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** Time spent by an ally, to the quarter of a day, with what was done. */
@Entity()
export class SupportDay extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') organisationId: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('date') onDate: string;
  @Column('numeric', { precision: 4, scale: 2 }) days: number;
  @Column('text') whatWasDone: string;
  @Column('uuid', { nullable: true }) enteredById: string | null;
}
