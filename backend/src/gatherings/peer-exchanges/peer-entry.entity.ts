import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Somebody for whom staff ask a group that has begun: to come in, or to keep its board. The group alone answers. */
@Entity()
export class PeerEntry extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') boardId: string;
  @Column('uuid') personId: string;
  @Column('boolean', { default: false }) asScribe: boolean;
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('uuid', { array: true, default: () => "'{}'" }) agreedIds: string[];
  @Column('timestamptz', { nullable: true }) agreedAt: Date | null;
  @Column('timestamptz', { nullable: true }) refusedAt: Date | null;
}
