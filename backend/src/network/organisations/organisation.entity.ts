import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { OrganisationKind } from './organisation.contract';

/** A local authority, a State service, an association, a firm, an ally's structure, a funder, a media. */
@Entity()
export class Organisation extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') name: string;
  @Column('text') kind: OrganisationKind;
  @Column('text', { array: true, default: '{}' }) aliases: string[];
  @Column('text', { nullable: true }) siren: string | null;
  @Column('text', { nullable: true }) town: string | null;
  @Column('text', { nullable: true }) website: string | null;
}
