import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** The concrete project through which a territory practises the method: one a participation. */
@Entity()
export class PilotProject extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid', { unique: true }) participationId: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) shortTitle: string | null;
  @Column('text', { nullable: true }) theme: string | null;
  @Column('text', { default: '' }) summary: string;
  @Column('text', { nullable: true }) renamedTo: string | null;
  @Column('integer', { default: 1 }) version: number;
}
