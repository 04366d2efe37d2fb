import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A territory belonging to another, said by hand with its source; the official ones are reference data. */
@Entity()
export class TerritoryMembership extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') groupId: string;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @Column('text', { nullable: true }) memberCode: string | null;
  @Column('text') source: string;
}
