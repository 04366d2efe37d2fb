import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { Polarity } from './category';

/** « Ce que nous retenons »: one of three to seven points, the team's until shared, then the territory's too and unchanged. */
@Entity()
export class Finding extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') diagnosticId: string;
  @Column('integer') position: number;
  @Column('text') kind: Polarity;
  @Column('text') statement: string;
  @Column('timestamptz', { nullable: true }) sharedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
