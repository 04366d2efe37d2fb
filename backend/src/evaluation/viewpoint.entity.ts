import { Column, Entity, Unique } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** The ally's or the territory's own word on the accompaniment; unpublished until the person has accepted it. */
@Entity()
@Unique(['participationId', 'side'])
export class Viewpoint extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') side: 'ally' | 'territory';
  @Column('text') body: string;
  @Column('text') saidBy: string;
  @Column('date') collectedOn: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column('uuid', { nullable: true }) enteredForId: string | null;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
