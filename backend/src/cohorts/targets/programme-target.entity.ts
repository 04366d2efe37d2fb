import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Indicator } from './target.contract';

/** What a cohort, or without one the whole programme, aims at; and the words that explain what came of it. */
@Entity()
export class ProgrammeTarget extends Persisted {
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('text') indicator: Indicator;
  @Column('text', { nullable: true }) label: string | null;
  @Column('numeric', { precision: 9, scale: 2 }) target: number;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text', { default: '' }) explanation: string;
  @Column('integer', { default: 1 }) version: number;
}
