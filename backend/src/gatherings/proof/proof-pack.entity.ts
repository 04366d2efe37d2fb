import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { ManifestLine } from './pack.archive';
import type { PackChange, PackSummary } from './pack.contract';

/** What is given to a funder for a period: asked for, made by a job, then never changed. Another version says what differs. */
@Entity()
export class ProofPack extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') agreementId: string;
  @Column('date') fromOn: string;
  @Column('date') toOn: string;
  @Column('text', { default: 'queued' }) state: 'queued' | 'making' | 'ready' | 'unchanged' | 'failed';
  @Column('integer', { default: 0 }) done: number;
  @Column('integer', { default: 0 }) total: number;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;
  @Column('integer', { nullable: true }) version: number | null;
  @Column('uuid', { nullable: true }) fileId: string | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('jsonb', { default: [] }) files: ManifestLine[];
  @Column('jsonb', { default: [] }) changes: PackChange[];
  @Column('jsonb', { default: {} }) summary: PackSummary | Record<string, never>;
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('timestamptz', { nullable: true }) sealedAt: Date | null;
}
