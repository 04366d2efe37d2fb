import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** One sentence on how the project goes. Entered on somebody's behalf, it is theirs to confirm or correct. */
@Entity()
export class News extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text', { default: 'news' }) kind: 'news' | 'star' | 'pebble' | 'grain_of_sand';
  @Column('text') body: string;
  @Column('date') toldOn: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column('uuid', { nullable: true }) enteredForId: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  /** Its author lets the newsletter quote it, word for word. */
  @Column('boolean', { default: false }) mayBeQuoted: boolean;
  @Column('integer', { default: 1 }) version: number;
}
