import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { AttendanceSource } from './presence.contract';

/** Somebody was there for one half-day: a tick that exists or does not, and where it comes from. */
@Entity()
export class Attendance extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') registrationId: string;
  @Column('uuid') halfDayId: string;
  @Column('uuid', { nullable: true }) notedById: string | null;
  @Column('text', { default: 'staff' }) source: AttendanceSource;
}
