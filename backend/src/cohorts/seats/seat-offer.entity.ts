import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Outcome, SeatCategory } from './seat-offer.contract';

/** A seat that stayed empty was offered to somebody: when, by what letter, and when to ask again. */
@Entity()
export class SeatOffer extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') delegationId: string;
  @Column('text') category: SeatCategory;
  @Column('uuid', { nullable: true }) recipientId: string | null;
  @Column('text', { nullable: true }) recipientWords: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) body: string | null;
  @Column('uuid', { nullable: true }) messageId: string | null;
  @Column('date') offeredOn: string;
  @Column('date', { nullable: true }) askAgainOn: string | null;
  @Column('text', { default: 'waiting' }) outcome: Outcome;
  @Column('uuid', { nullable: true }) madeById: string | null;
}
