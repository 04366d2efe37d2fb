import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A kind of letter that somebody no longer wants; entered by nobody when they said it themselves, from a letter. */
@Entity()
export class MailRefusal extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) enteredById: string | null;
}
