import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { TerritoryKind } from './territory.contract';

/** A commune, an intercommunality, a park, a département or a région, known by its INSEE code or SIREN. */
@Entity()
export class Territory extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') name: string;
  @Column('text') kind: TerritoryKind;
  @Column('text', { nullable: true }) inseeCode: string | null;
  @Column('text', { nullable: true }) siren: string | null;
  @Column('text', { nullable: true }) department: string | null;
  @Column('text', { nullable: true }) departmentName: string | null;
  @Column('integer', { nullable: true }) population: number | null;
  @Column('text', { nullable: true }) populationList: string | null;
  @Column('integer', { nullable: true }) populationYear: number | null;
  @Column('integer', { nullable: true }) populationReported: number | null;
  @Column('numeric', { precision: 8, scale: 2, nullable: true }) areaKm2: number | null;
  @Column('integer', { nullable: true }) communeCount: number | null;
  @Column('boolean', { default: false }) invented: boolean;
  @Column('text', { nullable: true }) kindWords: string | null;
  @Column('text', { nullable: true }) regionName: string | null;
  @Column('text', { nullable: true }) source: string | null;
  @Column('date', { nullable: true }) sourceOn: string | null;
  @Column('integer', { default: 1 }) version: number;
}
