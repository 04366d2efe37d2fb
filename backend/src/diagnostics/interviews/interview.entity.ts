import { Column, CreateDateColumn, Entity, PrimaryColumn, Unique, UpdateDateColumn } from 'typeorm';
import type { Category } from '../category';

/** One confidential conversation. Its notes are a ciphertext; its id is made by the application, which authenticates it with them. */
@Entity()
@Unique(['diagnosticId', 'number'])
@Unique(['id', 'diagnosticId'])
export class Interview {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('uuid') diagnosticId: string;
  @Column('integer') number: number;
  @Column('text') category: Category;
  @Column('date') heldOn: string;
  @Column('integer', { nullable: true }) durationMinutes: number | null;
  @Column('text', { default: 'open' }) state: 'open' | 'closed';
  @Column('uuid', { nullable: true }) interviewerId: string | null;
  @Column('uuid') dataKeyId: string;
  @Column('bytea') notes: Buffer;
  @Column('integer', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
