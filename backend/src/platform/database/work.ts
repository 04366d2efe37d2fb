import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import { type Actor, reach } from '../auth/actor';
import type { Act, Right } from '../auth/right';

const names = new Map<string, string>();

/** A statement's name follows its text: planned once a connection, then only executed. Never put a value in the text. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `q_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`));
  return name;
}

/**
 * One request (or one job) in one transaction, under its actor's row security. Handlers receive it and pass it on as
 * the first argument; it commits when the answer is ready and rolls back on any error.
 */
export class Work {
  private readonly wishes: (() => void)[] = [];
  private readonly regrets: (() => unknown)[] = [];

  constructor(
    private readonly client: PoolClient,
    /** TypeORM's view of the same transaction, for the one aggregate being edited. */
    readonly manager: EntityManager,
    readonly actor: Actor,
    private readonly rights: readonly Right[],
  ) {}

  /** Today in the network's time zone, `YYYY-MM-DD`. */
  get today(): string {
    return this.actor.today;
  }

  /** The person who acts. Only for routes that somebody signed in or a link's bearer may call. */
  get personId(): string {
    if (!this.actor.personId) throw new Error('nobody acts in this work');
    return this.actor.personId;
  }

  /** Plain rows of a named prepared statement. */
  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.client.query({ name: nameOf(text), text, values });
    return rows as T[];
  }

  /** The first row, or undefined. */
  async row<T>(text: string, values: unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(text, values))[0];
  }

  /** Scopes in which the actor may do this: what a list that no path parameter scopes must filter by. */
  ids(object: string, act: Act): string[] {
    return reach(this.rights, this.actor, object, act);
  }

  /** Who did what to which record, in the business transaction. `forPersonId`: on whose behalf. */
  async audit(act: string, object: string, recordId: string, cohortId: string | null = null, forPersonId: string | null = null): Promise<void> {
    await this.rows('SELECT access.audit($1, $2, $3, $4, $5)', [act, object, recordId, cohortId, forPersonId]);
  }

  /** Marks every change of this transaction, so that it can be shown, or undone, as one. */
  async batch(id: string): Promise<void> {
    await this.rows(`SELECT set_config('cordee.batch', $1, true)`, [id]);
  }

  /** Says in the history on whose behalf this transaction writes; `entered_for_id` says it by itself where a row has one. */
  async onBehalfOf(personId: string): Promise<void> {
    await this.rows(`SELECT set_config('cordee.for_person', $1, true)`, [personId]);
  }

  /** Runs once the transaction is durable. What must not be lost belongs in a row, not here. */
  afterCommit(wish: () => void): void {
    this.wishes.push(wish);
  }

  /** Runs when the transaction is undone: takes back what it did outside the database. A crash skips it: something must sweep. */
  afterRollback(regret: () => unknown): void {
    this.regrets.push(regret);
  }

  /** Called by `Database` alone. */
  async undone(): Promise<void> {
    for (const regret of this.regrets) await regret();
  }

  /** Called by `Database` alone. */
  committed(): void {
    for (const wish of this.wishes) wish();
  }
}
