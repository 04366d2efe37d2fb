import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { Audience } from './audience.contract';
import type { SendingKind } from './sending.contract';

/** One sending, kept as it left: whom it was for, and what it said. */
@Entity()
export class GatheringSending extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('text') kind: SendingKind;
  @Column('uuid', { nullable: true }) momentId: string | null;
  @Column('date', { nullable: true }) forDay: string | null;
  @Column('jsonb', { default: {} }) audience: Partial<Audience>;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) letter: string | null;
  @Column('uuid', { nullable: true }) replyToId: string | null;
  @Column('uuid', { nullable: true }) createdById: string | null;
}
