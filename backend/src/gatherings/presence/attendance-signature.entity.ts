import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A signature given at the door where the agreement asks for one: strokes drawn with a finger, or a typed name. */
@Entity()
export class AttendanceSignature extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') registrationId: string;
  @Column('uuid') halfDayId: string;
  @Column('text', { nullable: true }) drawn: string | null;
  @Column('text', { nullable: true }) typedName: string | null;
  @Column('boolean', { default: false }) byAddress: boolean;
}
