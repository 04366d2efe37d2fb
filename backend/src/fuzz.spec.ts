import fc from 'fast-check';
import { z } from 'zod';
import type { HatName } from './platform/auth/right';
import { openApi } from './platform/http/open-api';
import type { Answer, Caller } from './platform/testing/caller';
import { body, garbage, type Schema, type Schemas } from './platform/testing/from-schema';
import { useApp } from './platform/testing/use-app';
import { makeWorld, words, type World } from './platform/testing/world';

/** How many requests; the full count is run with `FUZZ_REQUESTS=20000`. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Call {
  method: string;
  path: string;
  operation: Operation;
}

describe('every route of the OpenAPI document, given anything', () => {
  const app = useApp();
  let world: World;
  let calls: Call[];
  let schemas: Schemas;
  const callers: Caller[] = [];

  beforeAll(async () => {
    const document = openApi(app.nest);
    schemas = document.components?.schemas as Schemas;
    calls = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation: operation as unknown as Operation })),
    );
    world = await makeWorld(app, 'OWN');
    const hats: HatName[] = ['network_admin', 'cohort_manager', 'diagnostic_lead', 'interviewer', 'project_ally', 'delegate', 'observer'];
    for (const hat of hats) {
      const scope = hat === 'network_admin' ? {} : ['cohort_manager', 'observer'].includes(hat) ? { cohortId: world.ids['cohortId'] } : { diagnosticId: world.ids['diagnosticId'] };
      callers.push(await app.as(hat, scope));
    }
    callers.push(app.nobody);
    await makeFingerprint();
  });

  it(`never fails, changes nothing when it refuses, and answers as documented (${requests} requests, seed ${seed})`, async () => {
    const seen = new Map<string, number>();
    // What a refusal left is what the next call finds.
    let known: Record<string, string> | undefined;
    await fc.assert(
      fc.asyncProperty(request(), async ({ call, caller, path, query, payload, headers }) => {
        const before = known ?? (await fingerprint());
        const answer = await (callers[caller] as Caller).call(call.method as 'GET', path.slice('/api'.length) + query, payload, headers);
        seen.set(String(answer.status), (seen.get(String(answer.status)) ?? 0) + 1);
        expect(answer.status).toBeLessThan(500);
        expect(describes(call.operation, answer)).toBe('as documented');
        known = answer.status >= 400 ? await fingerprint() : undefined;
        if (known) expect(known).toEqual(before);
        if (answer.status === 401 || path.startsWith('/api/auth/')) {
          await comeBack(caller);
          known = undefined;
        }
      }),
      { numRuns: requests, seed, endOnFailure: true },
    );
    // A fuzz that only ever met refusals would prove little.
    expect([...seen].filter(([status]) => status.startsWith('2')).reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(requests / 20);
  }, 900_000);

  /** Whoever was signed out, lost a hat or had their account closed by an earlier call returns as they were. */
  async function comeBack(index: number): Promise<void> {
    const { personId } = callers[index] as Caller;
    if (!personId) return;
    await app.rows('UPDATE account SET closed_at = NULL, totp_enrolled_at = NULL WHERE person_id = $1', [personId]);
    await app.rows('UPDATE hat SET withdrawn_at = NULL WHERE person_id = $1', [personId]);
    callers[index] = await app.signIn(personId);
  }

  function request() {
    const ids = Object.values(world.ids);
    // A record once deleted meets only refusals: calls that delete come a quarter as often as the others.
    const often = calls.flatMap((call) => (call.method === 'DELETE' ? [call] : [call, call, call, call]));
    return fc.constantFrom(...often).chain((call) => {
      const schema = call.operation.requestBody?.content['application/json']?.schema;
      return fc.record({
        call: fc.constant(call),
        // Half of the calls come from those who may do most, or nearly every answer would be a refusal.
        caller: fc.oneof(fc.nat(callers.length - 1), fc.constantFrom(1, 2, 5)),
        path: fc.tuple(fc.nat(12), fc.uuid({ version: 4 }), fc.constantFrom('x', '%00', "'", '..', '9'.repeat(60))).map(([roll, unknown, junk]) => fill(call.path, roll === 0 ? unknown : roll === 1 ? junk : undefined)),
        query: queryOf(call.operation),
        payload: schema ? body(schema, schemas, ids) : fc.constant(undefined),
        headers: fc.oneof(fc.constant({}), fc.constant({ 'if-match': '"1"' }), fc.constant({ 'idempotency-key': 'a key of the fuzz' }), fc.constant({ 'if-match': 'nonsense' })) as fc.Arbitrary<Record<string, string>>,
      });
    });
  }

  function queryOf({ parameters = [] }: Operation): fc.Arbitrary<string> {
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    if (names.length === 0) return fc.constant('');
    return fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(garbage.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))), fc.constantFrom('2024-06-24', '50', 'a', 'csv', 'xlsx'))), { maxLength: 3 }).map((pairs) => {
      const query = new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()] as [string, string])).toString();
      return query && `?${query}`;
    });
  }

  const fill = (path: string, replacement: string | undefined) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => replacement ?? world.ids[name] ?? words[name] ?? 'unknown');

  function describes({ responses, operationId }: Operation, { status, headers, body: answer }: Answer): string {
    const documented = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
    if (!documented) return `${operationId}: ${status} is not in the document`;
    const type = String(headers['content-type'] ?? '').split(';')[0] as string;
    if (type && !type.includes('json')) return documented.content?.[type] ? 'as documented' : `${operationId}: a file of type ${type} is not in the document`;
    const schema = Object.values(documented.content ?? {})[0]?.schema;
    if (!schema) return answer === '' || status === 204 ? 'as documented' : `${operationId}: ${status} should be empty`;
    const read = checker(schema).safeParse(answer);
    return read.success ? 'as documented' : `${operationId} ${status}: ${JSON.stringify(read.error.issues).slice(0, 300)}`;
  }

  const checkers = new Map<string, z.ZodType>();
  function checker(schema: Schema): z.ZodType {
    const key = JSON.stringify(schema);
    if (!checkers.has(key)) {
      const inOne = JSON.parse(JSON.stringify({ ...schema, definitions: schemas }).replaceAll('#/components/schemas/', '#/definitions/'));
      checkers.set(key, z.fromJSONSchema(inOne, { defaultTarget: 'openapi-3.0' }));
    }
    return checkers.get(key) as z.ZodType;
  }

  /** A digest of every table but rate counters, audit and the hour a session was last seen, by a function that PostgreSQL plans once. */
  async function fingerprint(): Promise<Record<string, string>> {
    const [row] = await app.rows<{ digests: Record<string, string> }>('SELECT fuzz_fingerprint() AS digests');
    return row?.digests ?? {};
  }

  async function makeFingerprint(): Promise<void> {
    const tables = await app.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('rate_counter', 'audit_entry', 'audit_block', 'migrations')`,
    );
    const digests = tables.map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS digest FROM ${name} t`).join(' UNION ALL ');
    await app.rows(`CREATE FUNCTION fuzz_fingerprint() RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT jsonb_object_agg(name, digest) FROM (${digests}) one); END $$`);
  }
});
