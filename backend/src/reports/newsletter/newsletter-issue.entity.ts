import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { IssueContent } from './newsletter.contract';

/** A number as it was sent, to whom, and whether anybody may read it. */
@Entity()
export class NewsletterIssue extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') newsletterId: string;
  @Column('integer') number: number;
  @Column('text') title: string;
  @Column('jsonb') content: IssueContent;
  /** The audience's rule, and the names added or removed by hand. */
  @Column('jsonb') audience: object;
  @Column('integer') recipients: number;
  @Column('timestamptz', { default: () => 'now()' }) sentAt: Date;
  @Column('uuid', { nullable: true }) sentById: string | null;
  @Column('timestamptz', { nullable: true }) publicAt: Date | null;
  @Column('uuid', { nullable: true }) publicById: string | null;
}
