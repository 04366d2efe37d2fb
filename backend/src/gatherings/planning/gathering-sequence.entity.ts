import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { SequenceKind } from './sequence.contract';

/** One moment of a gathering's day; its day is counted from the gathering's own, so that both move together. */
@Entity()
export class GatheringSequence extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('integer', { default: 1 }) dayNumber: number;
  @Column('time') fromTime: string;
  @Column('time') toTime: string;
  @Column('text') kind: SequenceKind;
  @Column('text') title: string;
  @Column('text', { nullable: true }) details: string | null;
  @Column('text', { nullable: true }) place: string | null;
}
