import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The photograph of a paperboard, read by the group alone, from which the scribe types. */
@Entity()
export class PeerPhoto extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') boardId: string;
  @Column('uuid') fileId: string;
}
