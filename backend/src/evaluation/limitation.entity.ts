import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** What did not work, said as plainly. On screen and in the API it is a limit. */
@Entity()
export class Limitation extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') statement: string;
  @Column('date') toldOn: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column('uuid', { nullable: true }) enteredForId: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
