import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** One of the network's few words by which supports are found again. */
@Entity()
export class ResourceTheme extends Persisted {
  @Column('uuid') networkId: string;
  @Column('text') name: string;
  @Column('integer') position: number;
}
