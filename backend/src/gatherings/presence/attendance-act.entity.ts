import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The last act of one open page on one cell: an older one that arrives late, or the same again, changes nothing. */
@Entity()
export class AttendanceAct {
  @PrimaryColumn('uuid') registrationId: string;
  @PrimaryColumn('uuid') halfDayId: string;
  @PrimaryColumn('uuid') tabletId: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('integer') number: number;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
}
