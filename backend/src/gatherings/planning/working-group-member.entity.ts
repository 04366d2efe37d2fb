import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Somebody of a working group between two days, the last one included. */
@Entity()
export class WorkingGroupMember extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') workingGroupId: string;
  @Column('uuid') personId: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
}
