import { Column, Entity, Unique } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { Category } from './category';

/** How many conversations are planned with one kind of actor. */
@Entity()
@Unique(['diagnosticId', 'category'])
export class InterviewPlan extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') diagnosticId: string;
  @Column('text') category: Category;
  @Column('integer') planned: number;
}
