import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { StatementState } from './statement.contract';

/** What was written in somebody's name, as they were shown it, and what they answered. Not answering is not agreeing. */
@Entity()
export class Confirmation extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') recordTable: string;
  @Column('uuid') recordId: string;
  @Column('integer', { nullable: true }) recordVersion: number | null;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) enteredById: string | null;
  @Column('text') heading: string;
  @Column('text') shown: string;
  @Column('text', { default: 'asked' }) state: StatementState;
  @Column('text', { nullable: true }) correction: string | null;
  @Column('text', { nullable: true }) word: string | null;
  @Column('uuid', { nullable: true }) letterId: string | null;
  @Column('timestamptz', { nullable: true }) askedAt: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) replacedAt: Date | null;
}
