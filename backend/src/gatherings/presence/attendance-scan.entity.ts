import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The signed sheet as photographed or scanned: the paper that the ticks were read from. */
@Entity()
export class AttendanceScan extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') fileId: string;
  @Column('uuid', { nullable: true }) addedById: string | null;
}
