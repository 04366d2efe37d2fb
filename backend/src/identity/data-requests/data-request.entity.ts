import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { DataRequestKind, DataRequestOutcome } from './data-request.contract';

/** What somebody asked about their own data, and what was answered. */
@Entity()
export class DataRequest extends Persisted {
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: DataRequestKind;
  @Column('text', { nullable: true }) words: string | null;
  @Column('text', { nullable: true }) outcome: DataRequestOutcome | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) answeredById: string | null;
}
