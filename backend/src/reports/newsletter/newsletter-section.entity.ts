import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { SectionKind } from './newsletter.contract';

/** One of the seven sections of a number, under the name that staff give it. */
@Entity()
export class NewsletterSection extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') newsletterId: string;
  @Column('text') kind: SectionKind;
  @Column('text') heading: string;
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}
