import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** « 8 jours d’octobre à mars ? »: so many days in a period, asked of several allies for one cohort. */
@Entity()
export class AvailabilityRequest extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('numeric', { precision: 5, scale: 2 }) days: string;
  @Column('text', { nullable: true }) message: string | null;
  @Column('uuid', { nullable: true }) createdById: string | null;
}
