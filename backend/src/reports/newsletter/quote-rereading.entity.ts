import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The words that somebody quoted was shown, and their answer. */
@Entity()
export class QuoteRereading extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') itemId: string;
  @Column('uuid') personId: string;
  @Column('text') newsletter: string;
  @Column('text') heading: string;
  @Column('text', { nullable: true }) shownTitle: string | null;
  @Column('text') shown: string;
  @Column('text', { nullable: true }) signature: string | null;
  /** The picture beside them, and its wording's version. */
  @Column('text', { nullable: true }) shownPicture: string | null;
  @Column('integer') itemVersion: number;
  @Column('text', { default: 'asked' }) state: 'asked' | 'agreed' | 'refused';
  @Column('boolean', { default: false }) changed: boolean;
  @Column('text', { nullable: true }) word: string | null;
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) askedAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) replacedAt: Date | null;
}
