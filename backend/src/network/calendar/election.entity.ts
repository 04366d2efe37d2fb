import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { TerritoryKind } from '../territories/territory.contract';

/** A round of the French elections, whom it concerns, and the weeks around it in which territories decide little. */
@Entity()
export class Election extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') name: string;
  @Column('text', { array: true }) kinds: TerritoryKind[];
  @Column('text', { array: true, nullable: true }) departments: string[] | null;
  @Column('date') firstOn: string;
  @Column('date') lastOn: string;
  @Column('boolean') confirmed: boolean;
  @Column('integer') weeksBefore: number;
  @Column('integer') weeksAfter: number;
  @Column('boolean') renews: boolean;
}
