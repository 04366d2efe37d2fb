import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** When a letter leaves by itself: so many days before, whatever the day becomes; fewer than none where it asks how it was. */
@Entity()
export class GatheringMoment extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('text') kind: 'reminder' | 'chase' | 'feedback';
  @Column('integer') daysBefore: number;
  @Column('time', { default: '09:00' }) atTime: string;
  @Column('timestamptz', { nullable: true }) stoppedAt: Date | null;
}
