import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which version of the official list is loaded, and what is shown beside its figures. */
@Entity()
export class OfficialList {
  @PrimaryColumn('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') version: string;
  @Column('text') title: string;
  @Column('integer') year: number;
  @Column('timestamptz', { default: () => 'now()' }) loadedAt: Date;
}
