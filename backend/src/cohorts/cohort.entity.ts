import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** Territories accompanied together for one to two years. Who was approached, met and engaged is counted from the stages. */
@Entity()
export class Cohort extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('text') name: string;
  @Column('text', { default: '' }) years: string;
  @Column('text', { default: '' }) region: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('numeric', { precision: 4, scale: 2, default: 8 }) supportDaysDefault: number;
  /** Who reads the answers to the cohort’s e-mails; nobody: its manager. */
  @Column('uuid', { nullable: true }) contactId: string | null;
}
