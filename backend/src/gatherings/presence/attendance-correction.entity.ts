import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** What a presence was before it was corrected, by whom and why. Written by a trigger alone, so that nothing goes in silence. */
@Entity()
export class AttendanceCorrection extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') registrationId: string;
  @Column('uuid') halfDayId: string;
  @Column('boolean') wasPresent: boolean;
  @Column('text', { nullable: true }) wasSource: string | null;
  @Column('uuid', { nullable: true }) wasNotedById: string | null;
  @Column('timestamptz', { nullable: true }) wasNotedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) correctedById: string | null;
}
