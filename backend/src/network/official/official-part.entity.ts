import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A delegated or associated commune, or a municipal district: a name and a code by which the commune of today is found. */
@Entity()
export class OfficialPart {
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('text') territoryCode: string;
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') kind: string;
  @Column('text') name: string;
  @Column('text') nameKey: string;
}
