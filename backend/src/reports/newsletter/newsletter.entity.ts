import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A number of a cohort's newsletter while it is written; once sent, its frozen form is a `NewsletterIssue`. */
@Entity()
export class Newsletter extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('integer') number: number;
  @Column('text') title: string;
  @Column('date') fromOn: string;
  @Column('date') toOn: string;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column('integer', { default: 1 }) version: number;
}
