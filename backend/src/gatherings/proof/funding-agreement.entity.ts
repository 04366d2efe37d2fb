import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { ProofPiece } from './agreement.contract';

/** What a funder and the network agreed on for a cohort: a period, and the pieces that will be asked for. */
@Entity()
export class FundingAgreement extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') organisationId: string;
  @Column('text') reference: string;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('text', { array: true }) pieces: ProofPiece[];
  @Column('numeric', { precision: 8, scale: 2, nullable: true }) hoursAsked: string | null;
  @Column('numeric', { precision: 5, scale: 2, nullable: true }) fundedShare: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('integer', { default: 1 }) version: number;
}
