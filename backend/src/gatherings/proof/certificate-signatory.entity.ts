import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** Whose name stands at the foot of a cohort's certificates. */
@Entity()
export class CertificateSignatory extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) roleTitle: string | null;
  @Column('text', { nullable: true }) place: string | null;
}
