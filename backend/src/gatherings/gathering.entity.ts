import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { GatheringFormat, GatheringNature } from './gathering.contract';

/** Any collective time of a cohort that has a date, or a period when the day is not known. */
@Entity()
export class Gathering extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') nature: GatheringNature;
  @Column('text') format: GatheringFormat;
  @Column('text') title: string;
  @Column('integer', { nullable: true }) number: number | null;
  @Column('date', { nullable: true }) heldOn: string | null;
  @Column('time', { nullable: true }) fromTime: string | null;
  @Column('time', { nullable: true }) toTime: string | null;
  @Column('text', { nullable: true }) period: string | null;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('integer', { nullable: true }) capacity: number | null;
  @Column('uuid', { nullable: true }) workingGroupId: string | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  @Column('text', { nullable: true }) cancelledReason: string | null;
  /** Raised by the database at each change of what a calendar shows, once a transaction. */
  @Column('integer', { default: 0 }) calendarSequence: number;
  @Column('timestamptz', { default: () => 'now()' }) calendarChangedAt: Date;
  @Column('boolean', { default: false }) signatureRequired: boolean;
  /** From then on every change of a presence says why. */
  @Column('timestamptz', { nullable: true }) presenceClosedAt: Date | null;
  @Column('uuid', { nullable: true }) presenceClosedById: string | null;
  @Column('timestamptz', { nullable: true }) requestsClosedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
