import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Category, Polarity } from '../category';

/** A passage of the notes with its theme and nature. Its words and its place are ciphertexts; what is counted stays clear. */
@Entity()
export class Excerpt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') diagnosticId: string;
  @Column('uuid') interviewId: string;
  @Column('uuid') themeId: string;
  @Column('text') polarity: Polarity;
  @Column('text') category: Category;
  @Column('text') form: 'verbatim' | 'paraphrase';
  @Column('bytea') passage: Buffer;
  @Column('bytea') offsets: Buffer;
  @Column('uuid', { nullable: true }) codedById: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
