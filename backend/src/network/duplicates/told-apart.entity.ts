import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Two records that look alike and are two: nobody is asked again. */
@Entity()
export class ToldApart extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) otherPersonId: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('uuid', { nullable: true }) otherOrganisationId: string | null;
}
