import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { AccompaniedAs, LeadOrigin } from './participation.contract';

/** One territory's place in one cohort: the hinge that team, diagnostic, project and effects hang on. */
@Entity()
export class Participation extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') territoryId: string;
  @Column('text', { nullable: true }) leadOrigin: LeadOrigin | null;
  @Column('uuid', { nullable: true }) leadOrganisationId: string | null;
  @Column('uuid', { nullable: true }) leadPersonId: string | null;
  @Column('numeric', { precision: 4, scale: 2, default: 8 }) supportDaysBudget: number;
  @Column('text', { default: 'territory' }) accompaniedAs: AccompaniedAs;
  @Column('text', { nullable: true }) executiveTitle: string | null;
}
