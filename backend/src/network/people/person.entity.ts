import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Somebody known to the network, with or without an account. */
@Entity()
export class Person extends Persisted {
  /** Nothing for a visitor who asked to come somewhere: they are not in the directory. */
  @Column('uuid', { nullable: true, default: () => 'access.network_id()' }) networkId: string | null;
  @Column('text') givenName: string;
  @Column('text') familyName: string;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) roleTitle: string | null;
}
