import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** What a shown name (or an address) means in a cohort, as a human once said; without a person, it is nobody of the cohort. */
@Entity()
export class VideoAlias extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') alias: string;
  @Column('text') shown: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  @Column('uuid', { nullable: true }) createdById: string | null;
}
