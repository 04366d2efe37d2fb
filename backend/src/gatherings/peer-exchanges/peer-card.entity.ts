import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { PeerCardKind, PeerCategory } from './peer-exchange.contract';

/** One thing said among peers, by the group: it has no author. Shared, it may be read outside the room. */
@Entity()
export class PeerCard extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') boardId: string;
  @Column('uuid', { nullable: true }) participationId: string | null;
  @Column('text') category: PeerCategory;
  @Column('text') kind: PeerCardKind;
  @Column('text', { nullable: true }) towards: PeerCategory | null;
  @Column('text') words: string;
  @Column('timestamptz', { nullable: true }) sharedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
