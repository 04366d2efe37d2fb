import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Span } from './reading/meeting';

export type KnownBy = 'email' | 'alias' | 'name' | 'hand';

/** Somebody as a file names them, and whom they are taken for; erased once presences are written. */
@Entity()
export class VideoParticipant extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') importId: string;
  @Column('uuid') gatheringId: string;
  @Column('text') name: string;
  @Column('text', { array: true }) emails: string[];
  @Column('jsonb') spans: Span[];
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('boolean', { default: false }) outsider: boolean;
  @Column('text', { nullable: true }) knownBy: KnownBy | null;
}
