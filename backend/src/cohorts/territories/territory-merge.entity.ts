import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** One territory became another: absorbed on a day, or the second card of the same one. What is undone stays on record. */
@Entity()
export class TerritoryMerge extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') formerId: string;
  @Column('uuid') successorId: string;
  @Column('text') nature: 'absorbed' | 'duplicate';
  @Column('date') effectiveOn: string;
  @Column('text', { nullable: true }) source: string | null;
  @Column('uuid', { array: true, default: '{}' }) movedIds: string[];
  @Column('uuid', { nullable: true }) mergedById: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
  @Column('uuid', { nullable: true }) undoneById: string | null;
}
