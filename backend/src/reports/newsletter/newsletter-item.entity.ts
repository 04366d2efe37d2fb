import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Source } from './newsletter.contract';

/** One piece of a section; whoever is quoted agrees to its very words before it leaves. */
@Entity()
export class NewsletterItem extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') newsletterId: string;
  @Column('uuid') sectionId: string;
  @Column('integer') position: number;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { default: '' }) body: string;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { nullable: true }) signature: string | null;
  @Column('uuid', { nullable: true }) quotedPersonId: string | null;
  @Column('text', { nullable: true }) sourceTable: Source['table'] | null;
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @Column('integer', { default: 1 }) version: number;
}
