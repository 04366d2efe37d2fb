import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { QuestionWay } from './question.contract';

/** What somebody asked between two meetings. `dueOn`: three working days later, computed by the database. */
@Entity()
export class Question extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid', { nullable: true }) participationId: string | null;
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('text') askedBy: string;
  @Column('date') askedOn: string;
  @Column('text') way: QuestionWay;
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) takerId: string | null;
  @Column({ type: 'date', nullable: true, insert: false, update: false }) readonly dueOn: string;
  @Column('date', { nullable: true }) answeredOn: string | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid', { nullable: true }) answeredById: string | null;
  @Column('uuid', { nullable: true }) notedById: string | null;
}
