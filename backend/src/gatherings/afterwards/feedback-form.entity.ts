import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The three questions of one gathering, where staff worded them themselves. */
@Entity()
export class FeedbackForm extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('text', { array: true }) questions: string[];
}
