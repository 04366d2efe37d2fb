import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { BusyKind } from './busy-period.contract';

/** When a territory has no time, told by itself, its ally or staff; the same each year where it says so. */
@Entity()
export class BusyPeriod extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') territoryId: string;
  @Column('text') kind: BusyKind;
  @Column('text') label: string;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('boolean', { default: false }) yearly: boolean;
}
