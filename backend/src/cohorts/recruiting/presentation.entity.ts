import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** An event where the path was presented, before anybody engaged. */
@Entity()
export class Presentation extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('date') heldOn: string;
}
