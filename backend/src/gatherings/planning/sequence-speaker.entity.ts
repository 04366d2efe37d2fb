import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Who speaks in a sequence, by the name that is printed. */
@Entity()
export class SequenceSpeaker extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') sequenceId: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('text') name: string;
  @Column('integer') place: number;
}
