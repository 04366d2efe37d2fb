import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { RowDecision, RowOutcome } from './import.contract';
import type { ImportField } from './recognition/fields';

/** One line of a list as it was in the file, what was mended and decided of it, and what becomes of it. */
@Entity()
export class ImportRow extends Persisted {
  @Column('uuid') batchId: string;
  @Column('uuid') cohortId: string;
  @Column('integer') line: number;
  @Column('jsonb') cells: string[];
  @Column('jsonb', { default: {} }) mended: Partial<Record<ImportField, string>>;
  @Column('text', { nullable: true }) decision: RowDecision | null;
  @Column('uuid', { nullable: true }) decidedPersonId: string | null;
  @Column('text', { default: 'heading' }) outcome: RowOutcome;
  @Column('jsonb', { default: {} }) reading: object;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
}
