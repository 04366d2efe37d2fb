import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { PartnerRole } from './cohort.contract';

/** An organisation that carries the cohort beside the network, between two dates, with somebody to call. */
@Entity()
export class CohortPartner extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') organisationId: string;
  @Column('text') role: PartnerRole;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('uuid', { nullable: true }) contactId: string | null;
}
