import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { ActorCategory } from '../cohorts/delegation/delegate.contract';
import type { Attends, InvitationAnswer } from './registration.contract';

/** One person on a gathering's list. The category is copied: who somebody was that day. */
@Entity()
export class Registration extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid', { nullable: true }) participationId: string | null;
  @Column('uuid') personId: string;
  @Column('text', { nullable: true }) category: ActorCategory | null;
  @Column('timestamptz', { nullable: true }) invitedAt: Date | null;
  @Column('text', { nullable: true }) answer: InvitationAnswer | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredById: string | null;
  @Column('text', { nullable: true }) replacementName: string | null;
  @Column('text', { nullable: true }) replacementRole: string | null;
  @Column('text', { nullable: true }) attends: Attends | null;
  @Column('timestamptz', { nullable: true }) waitingSince: Date | null;
  @Column('timestamptz', { nullable: true }) seatGivenAt: Date | null;
  @Column('uuid', { nullable: true }) replacesId: string | null;
}
