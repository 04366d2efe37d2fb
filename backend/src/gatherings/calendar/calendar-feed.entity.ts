import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The address by which somebody's calendar reads their gatherings; one live at a time. */
@Entity()
export class CalendarFeed extends Persisted {
  @Column('uuid') personId: string;
  @Column('bytea', { select: false }) tokenHash: Buffer;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
