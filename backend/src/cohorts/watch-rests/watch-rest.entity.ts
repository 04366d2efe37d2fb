import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A line of « À regarder » put aside until a day, by one person for themselves. */
@Entity()
export class WatchRest extends Persisted {
  @Column('uuid') personId: string;
  @Column('text') line: string;
  @Column('date') until: string;
}
