import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** The qualitative study of one participation; told first to the head of the executive, then to everybody met. */
@Entity()
export class Diagnostic extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid', { unique: true }) participationId: string;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { default: 'preparation' }) state: 'preparation' | 'interviews' | 'analysis' | 'first_reading' | 'restituted';
  @Column('date', { nullable: true }) firstReadingOn: string | null;
  @Column('date', { nullable: true }) restitutedOn: string | null;
  @Column('date', { nullable: true }) publicRestitutionOn: string | null;
  @Column('integer', { default: 1 }) version: number;
}
