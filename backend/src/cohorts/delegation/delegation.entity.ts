import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { DelegationKind } from './delegation.contract';

/**
 * A team of the quartet (the main one, perhaps another with its theme), a group of inhabitants or of a project beside it.
 * Every territory has its main team from the first day, and it never closes.
 */
@Entity()
export class Delegation extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') kind: DelegationKind;
  @Column('text', { default: '' }) name: string;
  @Column('smallint', { nullable: true }) rank: number | null;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
}
