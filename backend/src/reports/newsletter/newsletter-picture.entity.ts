import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The one picture of a piece; another file is another record, other words are another version. */
@Entity()
export class NewsletterPicture extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') newsletterId: string;
  @Column('uuid') itemId: string;
  @Column('uuid') fileId: string;
  @Column('text') alt: string;
  @Column('text', { nullable: true }) caption: string | null;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('integer', { default: 1 }) version: number;
}
