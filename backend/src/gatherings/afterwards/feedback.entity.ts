import { Column, Entity } from 'typeorm';
import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { Persisted } from '../../platform/database/persisted';

/** What one person said of a gathering. No author, unless they signed; the mark lets them come back to their own words. */
@Entity()
export class Feedback extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('text') mark: string;
  @Column('text', { nullable: true }) category: ActorCategory | null;
  @Column('text', { array: true }) answers: string[];
  @Column('uuid', { nullable: true }) signedById: string | null;
}
