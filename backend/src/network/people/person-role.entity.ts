import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** What somebody does, for whom, from when to when; the end date is the last day inside. The person's line shows the role of today. */
@Entity()
export class PersonRole extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') personId: string;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) title: string | null;
  @Column('boolean', { default: false }) actsAsAlly: boolean;
  @Column('boolean', { default: false }) main: boolean;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
}
