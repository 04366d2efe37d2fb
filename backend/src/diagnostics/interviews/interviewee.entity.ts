import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** Somebody interviewed and what they agreed to, kept apart from what was said. Name, contact and proof are ciphertexts. */
@Entity()
export class Interviewee {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') diagnosticId: string;
  @Column('uuid') interviewId: string;
  @Column('bytea') name: Buffer;
  @Column('bytea', { nullable: true }) contact: Buffer | null;
  @Column('date', { nullable: true }) consentedOn: string | null;
  @Column('text', { nullable: true }) consentMeans: 'oral' | 'written' | 'e_mail' | null;
  @Column('text', { default: 'none' }) consentCovers: 'none' | 'summary' | 'anonymous_quotes' | 'category_quotes';
  @Column('bytea', { nullable: true }) consentProof: Buffer | null;
  @Column('date', { nullable: true }) keepUntil: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
