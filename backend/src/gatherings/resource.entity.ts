import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { ResourceKind } from './resource.contract';

/** Slides, replay, summary or teaching kit that a gathering leaves behind. */
@Entity()
export class Resource extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('text') kind: ResourceKind;
  @Column('text') title: string;
  @Column('text', { nullable: true }) url: string | null;
  @Column('uuid', { nullable: true }) fileId: string | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('uuid', { array: true }) themeIds: string[];
  @Column('uuid', { array: true }) otherGatheringIds: string[];
  @Column('boolean') shareable: boolean;
}
