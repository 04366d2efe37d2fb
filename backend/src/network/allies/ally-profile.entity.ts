import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What an ally knows how to do, and where they work. */
@Entity()
export class AllyProfile {
  @PrimaryColumn('uuid') personId: string;
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text', { array: true, default: '{}' }) skills: string[];
  @Column('text', { array: true, default: '{}' }) departments: string[];
  @Column('integer', { nullable: true }) travelKm: number | null;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
