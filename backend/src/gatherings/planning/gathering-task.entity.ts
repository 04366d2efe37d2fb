import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** What somebody prepares for a gathering. */
@Entity()
export class GatheringTask extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid', { nullable: true }) sequenceId: string | null;
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('text', { nullable: true }) who: string | null;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
}
