import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** An id that is gone, and where it leads now; what the merge did, in numbers. Written by the functions that merge. */
@Entity()
export class MergedRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid', { nullable: true }) intoPersonId: string | null;
  @Column('uuid', { nullable: true }) intoOrganisationId: string | null;
  @Column('uuid', { nullable: true }) mergedById: string | null;
  @Column('jsonb', { default: {} }) outcome: object;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
