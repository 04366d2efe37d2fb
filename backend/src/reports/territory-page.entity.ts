import { Column, Entity, Unique } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { TerritoryPageContent } from './territory-page.contract';

/** One published version of a territory's page: frozen, numbered, and withdrawn rather than erased. */
@Entity()
@Unique(['participationId', 'number'])
export class TerritoryPage extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('integer') number: number;
  @Column('jsonb') content: TerritoryPageContent;
  @Column('uuid', { nullable: true }) publishedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) publishedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}
