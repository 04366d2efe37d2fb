import { Column, Entity, Unique } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** One of the three notes. Its text is the delegation's, its questions the readers': two sections, two versions. */
@Entity()
@Unique(['projectId', 'kind'])
export class ProjectNote extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') projectId: string;
  @Column('text') kind: 'intent' | 'framing' | 'feasibility';
  @Column('text', { default: 'writing' }) state: 'writing' | 'to_read' | 'read_with_questions' | 'ready';
  @Column('text', { default: '' }) body: string;
  @Column('text', { default: '' }) questions: string;
  @Column('uuid', { nullable: true }) readById: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('integer', { default: 1 }) questionsVersion: number;
}
