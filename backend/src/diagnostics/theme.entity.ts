import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** A theme of the network's codebook; a retired one stays on what it coded. */
@Entity()
export class Theme extends Persisted {
  @Column('uuid') networkId: string;
  @Column('text') label: string;
  @Column('integer') position: number;
  @Column('date', { nullable: true }) retiredOn: string | null;
}
