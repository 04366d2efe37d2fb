import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { CarriedKind, Fate } from './handover.contract';

/** One thing that a leaver carried, in the words of that day, and who took it. */
@Entity()
export class HandoverItem extends Persisted {
  @Column('uuid') handoverId: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') kind: CarriedKind;
  @Column('uuid', { nullable: true }) recordId: string | null;
  @Column('text') words: string;
  @Column('text') fate: Fate;
  @Column('uuid', { nullable: true }) takerId: string | null;
}
