import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** How to reach a person: a table of its own, since row security cannot hide a column. */
@Entity()
export class PersonContact {
  @PrimaryColumn('uuid') personId: string;
  @Column('uuid', { nullable: true, default: () => 'access.network_id()' }) networkId: string | null;
  @Column('citext', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) telephone: string | null;
  /** Since when a server says that nobody receives at this address; forgotten when the address changes. */
  @Column('timestamptz', { nullable: true }) undeliverableAt: Date | null;
  @Column('text', { nullable: true }) undeliverableAnswer: string | null;
  /** Somebody said so: only they, or another address, undo it. */
  @Column('boolean', { default: false }) undeliverableNoted: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) readonly createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) readonly updatedAt: Date;
}
