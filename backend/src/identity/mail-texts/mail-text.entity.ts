import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The words that staff put in place of ours, for the whole network or for one cohort. Plain text, never a template. */
@Entity()
export class MailText extends Persisted {
  @Column('uuid', { nullable: true, default: () => 'access.network_id()' }) networkId: string | null;
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('text') template: string;
  @Column('text') subject: string;
  @Column('text') greeting: string;
  @Column('text') body: string;
  @Column('text') signature: string;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) updatedById: string | null;
}
