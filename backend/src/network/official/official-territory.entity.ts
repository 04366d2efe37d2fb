import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A commune, intercommunality, département or région of the official list of today: reference data, replaced as a whole. */
@Entity()
export class OfficialTerritory {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') kind: string;
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @Column('text', { nullable: true }) inseeCode: string | null;
  @Column('text', { nullable: true }) siren: string | null;
  @Column('text', { nullable: true }) department: string | null;
  @Column('text', { nullable: true }) departmentName: string | null;
  @Column('text', { nullable: true }) region: string | null;
  @Column('text', { nullable: true }) regionName: string | null;
  @Column('integer', { nullable: true }) population: number | null;
  @Column('integer', { nullable: true }) communeCount: number | null;
  @Column('text', { array: true, default: '{}' }) postalCodes: string[];
  @Column('text', { array: true, default: '{}' }) formerCodes: string[];
  @Column('text', { nullable: true }) arrondissement: string | null;
  @Column('text', { nullable: true }) stateOffice: 'prefecture' | 'subprefecture' | null;
}
