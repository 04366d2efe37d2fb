import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Access, Diet, Travel } from './need.contract';

/** What one person needs in order to come; erased four weeks after the day. */
@Entity()
export class RegistrationNeed extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('uuid') registrationId: string;
  @Column('uuid') personId: string;
  @Column('text', { array: true, default: [] }) diets: Diet[];
  @Column('text', { nullable: true }) dietWords: string | null;
  @Column('text', { array: true, default: [] }) accesses: Access[];
  @Column('text', { nullable: true }) accessWords: string | null;
  @Column('text', { array: true, default: [] }) travels: Travel[];
  @Column('text', { nullable: true }) travelWords: string | null;
}
