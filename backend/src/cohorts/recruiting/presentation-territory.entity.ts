import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A territory that was at a presentation. */
@Entity()
export class PresentationTerritory extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') presentationId: string;
  @Column('uuid') participationId: string;
}
