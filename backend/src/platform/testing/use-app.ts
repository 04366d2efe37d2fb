import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createApp } from '../../create-app';
import { personalData } from '../../personal-data';
import { rights } from '../../rights';
import type { HatName } from '../auth/right';
import { Keyring, proofKey, tokenHash } from '../crypto/keyring';
import { grantTo } from '../database/grants';
import { writePersonalData } from '../database/personal-data';
import { Caller } from './caller';
import { createTestDatabase, type TestDatabase } from './test-database';
import { Rows } from './rows';

const secret = 'a secret of the tests, long enough to derive keys';

const cohortWide: HatName[] = ['cohort_manager', 'pivot_ally', 'evaluator', 'storyteller', 'observer'];
const inDiagnostic: HatName[] = ['diagnostic_lead', 'interviewer', 'diagnostic_supervisor'];

/** Where a hat of the tests is worn. */
export interface Wearing {
  cohortId?: string;
  participationId?: string;
  diagnosticId?: string;
  personId?: string;
}

/** The whole application on a database of its own, for one spec file. */
export class TestApp {
  nest: NestFastifyApplication;
  owner: Client;
  database: TestDatabase;
  /** Makes rows as the owner, with sensible defaults. */
  make: Rows;

  /** Where this application keeps its files. */
  dataDirectory: string;

  /** Today in the network's time zone. */
  get today(): string {
    return new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
  }

  /** Rows of a statement run by the owner, whom row security lets through. */
  async rows<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(text, values)).rows as T[];
  }

  /** Somebody signed in wearing one hat (none: just signed in). The scopes above it are filled in. */
  async as(hat: HatName | 'person', at: Wearing = {}): Promise<Caller> {
    const personId = at.personId ?? (await this.make.person());
    await this.rows('INSERT INTO account (person_id) VALUES ($1) ON CONFLICT DO NOTHING', [personId]);
    if (hat !== 'person') await this.wear(hat, personId, at);
    return this.signIn(personId);
  }

  /** Gives a hat, as somebody else would. */
  async wear(hat: HatName, personId: string, at: Wearing): Promise<string> {
    const network = hat === 'network_admin';
    const scope = await this.make.scopeOf(at);
    const [granter, confirmer] = [await this.make.person(), await this.make.person()];
    const [row] = await this.rows<{ id: string }>(
      `INSERT INTO hat (person_id, hat, cohort_id, participation_id, diagnostic_id, starts_on, granted_by_id, confirmed_by_id)
       VALUES ($1, $2, $3, $4, $5, '2024-01-01', $6, $7) RETURNING id`,
      [
        personId,
        hat,
        network ? null : scope.cohortId,
        network || cohortWide.includes(hat) ? null : scope.participationId,
        inDiagnostic.includes(hat) ? scope.diagnosticId : null,
        granter,
        hat === 'diagnostic_lead' ? confirmer : null,
      ],
    );
    return row?.id as string;
  }

  /** A live session of somebody. */
  async signIn(personId: string): Promise<Caller> {
    const token = randomBytes(32).toString('base64url');
    await this.rows(
      `INSERT INTO sign_in (person_id, token_hash, idle_limit, expires_at, second_factor_at) VALUES ($1, $2, '8 hours', now() + interval '7 days', now())`,
      [personId, tokenHash(token)],
    );
    return new Caller(this.server, { cookie: `cordee=${token}` }, personId, token);
  }

  /** The bearer of a personal link. */
  async link(purpose: string, grant: { personId?: string; cohortId: string; participationId?: string; recordIds: string[]; expiresAt?: string }): Promise<Caller> {
    const personId = grant.personId ?? (await this.make.person());
    const token = randomBytes(32).toString('base64url');
    await this.rows(
      `INSERT INTO personal_link (id, cohort_id, participation_id, person_id, purpose, record_ids, token_hash, expires_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now() + interval '1 day'))`,
      [grant.cohortId, grant.participationId ?? null, personId, purpose, grant.recordIds, tokenHash(token), grant.expiresAt ?? null],
    );
    return new Caller(this.server, { 'x-cordee-link': token }, personId, token);
  }

  /** Nobody in particular. */
  get nobody(): Caller {
    return new Caller(this.server, {}, '', '');
  }

  get keyring(): Keyring {
    return this.nest.get(Keyring);
  }

  async start({ demo = false, ...options }: { guards?: boolean; demo?: boolean }): Promise<void> {
    this.database = await createTestDatabase();
    this.dataDirectory = mkdtempSync(join(tmpdir(), 'cordee-data-'));
    Object.assign(process.env, { NODE_ENV: 'test', CORDEE_DATA_DIR: this.dataDirectory, DATABASE_URL: this.database.appUrl, CORDEE_SECRET: secret, DEMO: String(demo) });
    this.owner = new Client({ connectionString: this.database.ownerUrl });
    await this.owner.connect();
    this.make = new Rows(this.owner);
    await this.trust();
    this.nest = await createApp(options);
    await this.server.ready();
  }

  async stop(): Promise<void> {
    await this.nest?.close();
    await this.owner?.end();
    await this.database?.drop();
    if (this.dataDirectory) rmSync(this.dataDirectory, { recursive: true, force: true });
  }

  private get server(): FastifyInstance {
    return this.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  }

  /** What `migrate` does besides the schema, with the rights of the code under test. */
  private async trust(): Promise<void> {
    await this.owner.query('DELETE FROM access.permission');
    await this.owner.query('INSERT INTO access.permission SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(hat text, object text, act text, scope text)', [JSON.stringify(rights)]);
    await this.owner.query(`INSERT INTO access.secret VALUES ('proof', $1) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value`, [proofKey(secret)]);
    await writePersonalData(this.owner, personalData);
    await grantTo(this.owner, decodeURIComponent(new URL(this.database.appUrl).username));
  }
}

/** Starts the application before the specs of a file and stops it after them. */
export function useApp(options: { guards?: boolean; demo?: boolean } = {}): TestApp {
  const app = new TestApp();
  beforeAll(() => app.start(options), 60_000);
  afterAll(() => app.stop());
  return app;
}
