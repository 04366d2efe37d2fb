import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Somebody of a sending, why they were in it, and their letter; without one they had no address. */
@Entity()
export class GatheringRecipient extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') sendingId: string;
  @Column('uuid') personId: string;
  @Column('text') why: string;
  @Column('uuid', { nullable: true }) messageId: string | null;
}
