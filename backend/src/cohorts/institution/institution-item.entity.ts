import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { ActionState, InstitutionItemKind } from './institution.contract';

/** One thing told of how an institution was accompanied: its note, an orientation, an action and what became of it, an act, the outcome. */
@Entity()
export class InstitutionItem extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') kind: InstitutionItemKind;
  @Column('text') title: string;
  @Column('text', { nullable: true }) body: string | null;
  @Column('date', { nullable: true }) happenedOn: string | null;
  @Column('boolean', { default: false }) monthOnly: boolean;
  @Column('text', { nullable: true }) state: ActionState | null;
}
