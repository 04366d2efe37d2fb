import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool, type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { type Actor, nobody } from '../auth/actor';
import { RIGHTS, type Right } from '../auth/right';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Work } from './work';

/** The record that a path names: its table (a name of our own code, never of the caller) and its id. */
export interface Target {
  table: string;
  id: string;
}

interface Entered {
  actor: Actor | null;
  scopes?: string[] | null;
}

/** The application's only way to its database: a transaction opened by a token. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @Inject(RIGHTS) private readonly rights: readonly Right[],
    @Inject(CONFIG) { DATABASE_URL }: Pick<Config, 'DATABASE_URL'>,
  ) {
    // Of its own: a request counts its try while it holds a connection, and many at once would wait for each other for ever.
    this.pool = new Pool({ connectionString: DATABASE_URL, max: 4, connectionTimeoutMillis: 5000, application_name: 'cordee counters', allowExitOnIdle: true });
    this.pool.on('error', () => undefined);
  }

  /**
   * Opens a transaction as the bearer of `token` (null: nobody), asks in the same trip in which scopes `target` lies,
   * and runs `act` in it.
   */
  async run<T>(token: string | null, target: Target | undefined, act: (work: Work, scopes: string[] | null | undefined) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    let work: Work | undefined;
    try {
      // The driver pipelines: both statements leave in one write.
      const [, entered] = await Promise.all([client.query('BEGIN'), enter(client, token, target)]);
      work = new Work(client, runner.manager, entered.actor ?? { ...nobody, today: today() }, this.rights);
      const result = await act(work, target ? (entered.scopes ?? null) : undefined);
      await client.query('COMMIT');
      work.committed();
      return result;
    } catch (error) {
      // On a lost connection there is nothing to undo, and the pool lets go of it by itself: the first error is the one to tell.
      await client.query('ROLLBACK').catch(() => undefined);
      await work?.undone();
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** A statement of the platform's own, outside any request: counters, health. */
  async alone<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.pool.query(text, values);
    return rows as T[];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

async function enter(client: PoolClient, token: string | null, target: Target | undefined): Promise<Entered> {
  const text = target ? `SELECT e.actor, access.scopes_of_${target.table}($2) AS scopes FROM access.enter($1) e` : 'SELECT e.actor FROM access.enter($1) e';
  const { rows } = await client.query({ name: target ? `enter_${target.table}` : 'enter', text, values: target ? [token, target.id] : [token] });
  return rows[0] as Entered;
}

const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
