import { Column, Entity } from 'typeorm';
import { Persisted } from '../database/persisted';

/** What the database knows of a file on the disk. Never changed, and gone with the last row that refers to it. */
@Entity()
export class StoredFile extends Persisted {
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('text') sha256: string;
  @Column('integer') bytes: number;
  @Column('text') mediaType: string;
  @Column('text') name: string;
  @Column('uuid', { nullable: true }) createdById: string | null;
}
