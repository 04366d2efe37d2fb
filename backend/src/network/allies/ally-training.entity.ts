import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Trained to the sensitive diagnostic on a day, by somebody of the directory or outside it. */
@Entity()
export class AllyTraining extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') personId: string;
  @Column('date') trainedOn: string;
  @Column('text', { nullable: true }) trainedBy: string | null;
  @Column('uuid', { nullable: true }) trainerId: string | null;
}
