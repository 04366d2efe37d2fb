import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** Territories accompanied together for one to two years. The two counts of the recruitment are those of the report, where rows are missing. */
@Entity()
export class Cohort extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') name: string;
  @Column('text', { default: '' }) years: string;
  @Column('text', { default: '' }) region: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('integer', { nullable: true }) approachedCount: number | null;
  @Column('integer', { nullable: true }) metCount: number | null;
}
