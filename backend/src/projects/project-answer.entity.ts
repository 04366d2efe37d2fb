import { Column, Entity, Unique } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** What the project does with one point of the diagnostic: taken up, later, or no with its reason. */
@Entity()
@Unique(['projectId', 'findingId'])
export class ProjectAnswer extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') projectId: string;
  @Column('uuid') findingId: string;
  @Column('text') answer: 'taken_up' | 'later' | 'no';
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) answeredById: string | null;
}
