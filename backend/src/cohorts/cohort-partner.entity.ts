import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { PartnerRole } from './cohort.contract';

/** An organisation that carries the cohort beside the network. */
@Entity()
export class CohortPartner extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') organisationId: string;
  @Column('text') role: PartnerRole;
}
