import { DECLARATION, type Declaration } from './platform/auth/needs';
import { Gate } from './platform/auth/gate';
import { reach } from './platform/auth/actor';
import type { HatName } from './platform/auth/right';
import { DeclaredRoutes, type DeclaredRoute } from './platform/http/declared-routes';
import { openApi } from './platform/http/open-api';
import { problem } from './platform/http/problem';
import type { Caller } from './platform/testing/caller';
import { useApp } from './platform/testing/use-app';
import { makeWorld, pathIn, type World } from './platform/testing/world';
import { rights } from './rights';

const hats: HatName[] = ['network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];
const purposes = [...new Set(rights.map(({ hat }) => hat).filter((hat) => hat.startsWith('link:')))].map((hat) => hat.slice('link:'.length));

describe('every route', () => {
  const app = useApp();
  let own: World;
  let other: World;
  let routes: DeclaredRoute[];
  const callers = new Map<string, Caller>();

  beforeAll(async () => {
    own = await makeWorld(app, 'OWN');
    other = await makeWorld(app, 'OTHER');
    routes = app.nest.get(DeclaredRoutes).list().filter(({ declaration }) => declaration.kind !== 'outside');
    for (const hat of hats) callers.set(hat, await app.as(hat, hat === 'network_admin' ? {} : cohortWide(hat) ? { cohortId: own.ids['cohortId'] } : { diagnosticId: own.ids['diagnosticId'] }));
    callers.set('no hat', await app.as('person'));
    for (const purpose of purposes) {
      const { cohortId, participationId, registrationId, gatheringId, personId } = own.ids as Record<string, string>;
      callers.set(`link:${purpose}`, await app.link(purpose, { personId, cohortId: cohortId as string, participationId, recordIds: [registrationId as string, gatheringId as string] }));
    }
    // The gate is the only thing measured: whoever passes it stops there, and nothing is written.
    const gate = app.nest.get(Gate);
    const pass = gate.pass.bind(gate);
    jest.spyOn(gate, 'pass').mockImplementation((...args) => {
      pass(...args);
      throw problem(418, 'passed', 'La porte est passée.');
    });
  });

  it('is in the live router, in the OpenAPI document and declared: the three lists are equal', () => {
    const declared = routes.map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(openApi(app.nest).paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.sort()).toEqual([...new Set(declared)].sort());

    const live = app.nest.getHttpAdapter().getInstance() as unknown as { hasRoute(route: { method: string; url: string }): boolean };
    for (const { method, path } of routes) {
      expect([method, path, live.hasRoute({ method, url: `/api${path}` })]).toEqual([method, path, true]);
    }
  });

  it('needs only what the table of rights knows', () => {
    const known = new Set(rights.map(({ object, act }) => `${object} ${act}`));
    for (const { handler, declaration } of routes) {
      if (declaration.kind === 'needs') expect([handler, known.has(`${declaration.object} ${declaration.act}`)]).toEqual([handler, true]);
    }
  });

  it('answers each hat, on its own scope, on another and with none, as declared', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const route of routes) {
      // Nobody waits for anybody: the gate answers each caller by itself.
      const asking: { name: string; caller: Caller; world: World; expected: number }[] = [];
      for (const world of [own, other]) for (const [name, caller] of callers) asking.push({ name, caller, world, expected: await expectedStatus(route.declaration, name, world) });
      await Promise.all(
        asking.map(async ({ name, caller, world, expected }) => {
          const { status } = await caller.call(route.method as 'GET', pathIn(world, route.path), undefined, {});
          if (status !== expected) wrong.push(`${name} ${route.method} ${pathIn(world, route.path)} (${world.mark}): ${status} instead of ${expected}`);
        }),
      );
      asked += asking.length;
      const { status } = await app.nobody.call(route.method as 'GET', pathIn(own, route.path), undefined, {});
      const open = route.declaration.kind === 'public' ? 418 : 401;
      if (status !== open) wrong.push(`nobody ${route.method} ${route.path}: ${status} instead of ${open}`);
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(routes.length * 20);
  }, 400_000);

  /** What the table of rights says, read with the scopes of the record as its own row tells them. */
  async function expectedStatus(declaration: Declaration, name: string, world: World): Promise<number> {
    if (declaration.kind === 'public' || declaration.kind === 'outside') return 418;
    if (declaration.kind === 'signed-in') return name.startsWith('link:') ? 401 : 418;
    const actor = await actorOf(name);
    const may = (object: string, act: Parameters<typeof reach>[3]) => reach(rights, actor, object, act);
    if (!declaration.at) return may(declaration.object, declaration.act).length > 0 ? 418 : 403;
    const scopes = await scopesOf(declaration.at.table, world.ids[declaration.at.param] as string);
    const touches = (ids: string[]) => ids.some((id) => scopes.includes(id));
    if (touches(may(declaration.object, declaration.act))) return 418;
    return touches(may(declaration.object, 'read')) || touches(may(declaration.at.table, 'read')) ? 403 : 404;
  }

  const actors = new Map<string, Parameters<typeof reach>[1]>();
  async function actorOf(name: string) {
    const caller = callers.get(name) as Caller;
    if (!actors.has(name)) actors.set(name, (await app.rows<{ actor: Parameters<typeof reach>[1] }>('SELECT actor FROM access.enter($1)', [caller.token]))[0]?.actor as never);
    return actors.get(name) as Parameters<typeof reach>[1];
  }

  const scopes = new Map<string, string[]>();
  async function scopesOf(table: string, id: string): Promise<string[]> {
    const known = scopes.get(`${table} ${id}`) ?? (await readScopes(table, id));
    scopes.set(`${table} ${id}`, known);
    return known;
  }

  async function readScopes(table: string, id: string): Promise<string[]> {
    const [known] = await app.rows<{ columns: string[] }>('SELECT columns FROM access.protected WHERE table_name = $1', [table]);
    const [row] = await app.rows<{ scopes: string[] }>(`SELECT ARRAY[${known?.columns.join(', ')}] AS scopes FROM ${table} WHERE id = $1`, [id]);
    return row?.scopes ?? [];
  }

  it('without a declaration stops the start', () => {
    const list = app.nest.get(DeclaredRoutes);
    const handler = Object.getPrototypeOf(app.nest.get(DeclaredRoutes)) as object;
    expect(Reflect.getMetadata(DECLARATION, handler)).toBeUndefined();
    const reflector = (list as unknown as { reflector: { get: (...args: unknown[]) => unknown } }).reflector;
    const get = jest.spyOn(reflector, 'get').mockReturnValue(undefined);
    expect(() => list.onApplicationBootstrap()).toThrow(/declares no right/);
    get.mockRestore();
  });
});

const cohortWide = (hat: HatName) => ['cohort_manager', 'pivot_ally', 'evaluator', 'storyteller', 'observer'].includes(hat);
