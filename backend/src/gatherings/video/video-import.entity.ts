import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Span, VideoTool } from './reading/meeting';
import type { Basis } from './windows';

/** A participants' file between its reading and its confirmation; then only that it was one, with which share and by whom. */
@Entity()
export class VideoImport extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('text') tool: VideoTool;
  @Column('text', { nullable: true }) sourceName: string | null;
  @Column('jsonb', { nullable: true }) span: Span | null;
  @Column('integer', { default: 50 }) share: number;
  @Column('text') basis: Basis;
  @Column('text', { default: 'pending' }) state: 'pending' | 'applied';
  @Column('integer', { nullable: true }) noted: number | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column('uuid', { nullable: true }) appliedById: string | null;
  @Column('timestamptz', { nullable: true }) appliedAt: Date | null;
}
