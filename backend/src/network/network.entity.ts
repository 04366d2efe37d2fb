import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** The alliance that runs the instance: one instance, one network. */
@Entity()
export class Network {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { default: 'Europe/Paris' }) timeZone: string;
  @Column('integer', { default: 5 }) quoteThreshold: number;
  @Column('integer', { default: 120 }) mailsPerMinute: number;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
