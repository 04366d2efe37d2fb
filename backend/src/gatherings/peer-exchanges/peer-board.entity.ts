import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { PeerCategory } from './peer-exchange.contract';

/** Where one kind of actor speaks among themselves, at one gathering. */
@Entity()
export class PeerBoard extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid', { nullable: true }) sequenceId: string | null;
  @Column('uuid', { nullable: true }) participationId: string | null;
  @Column('text') category: PeerCategory;
  @Column('uuid', { nullable: true }) scribeId: string | null;
  @Column('boolean', { default: false }) openToPhones: boolean;
  @Column('integer', { default: 1 }) version: number;
  /** The first card or photograph: from then on the group is who it was. */
  @Column('timestamptz', { nullable: true }) begunAt: Date | null;
  @Column('uuid', { array: true, default: () => "'{}'" }) groupIds: string[];
  /** Of the group, those whose address changed since: no letter of this board goes there. */
  @Column('uuid', { array: true, default: () => "'{}'" }) movedIds: string[];
}
