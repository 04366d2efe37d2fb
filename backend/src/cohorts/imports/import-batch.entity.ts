import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { ImportOptions, ImportState, ImportSummary } from './import.contract';
import type { Column as ListColumn } from './recognition/columns';
import type { ImportKind } from './recognition/fields';

/** A list brought in: read, understood, applied in one transaction, and taken back as one. */
@Entity()
export class ImportBatch extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') kind: ImportKind;
  @Column('text') sourceName: string;
  @Column('text', { default: 'draft' }) state: ImportState;
  @Column('text', { array: true, default: '{}' }) sheets: string[];
  @Column('integer', { default: 0 }) sheet: number;
  @Column('integer', { default: 0 }) headerEnd: number;
  @Column('jsonb') columns: ListColumn[];
  @Column('jsonb') options: ImportOptions;
  @Column('jsonb', { default: {} }) summary: ImportSummary;
  /** What undoing needs beside the history: the hats before, the hour of each record's last change. */
  @Column('jsonb', { nullable: true }) undoNotes: object | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column('uuid', { nullable: true }) appliedById: string | null;
  @Column('timestamptz', { nullable: true }) appliedAt: Date | null;
  @Column('uuid', { nullable: true }) undoneById: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
}
