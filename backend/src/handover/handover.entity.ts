import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** Somebody's stay ended, and what they carried was passed on: once a stay. */
@Entity()
export class Handover extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') delegateId: string;
  @Column('uuid', { nullable: true }) newcomerId: string | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
}
