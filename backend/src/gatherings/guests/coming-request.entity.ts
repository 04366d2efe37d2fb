import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { RequestView } from './guest.contract';

/** Somebody who asks to come, or is named by whoever they replace; their word first, then the staff's. */
@Entity()
export class ComingRequest extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) replacesId: string | null;
  @Column('text', { nullable: true }) organisation: string | null;
  @Column('text', { nullable: true }) word: string | null;
  @Column('text', { default: 'asked' }) state: RequestView['state'];
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedById: string | null;
  @Column('uuid', { nullable: true }) registrationId: string | null;
}
