import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** The address of a list, with its filters, under a name: one's own, or shared with the staff of a cohort. */
@Entity()
export class SavedView extends Persisted {
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('text') name: string;
  @Column('text') address: string;
}
