import ICAL from 'ical.js';
import type { FastifyInstance } from 'fastify';
import { reach } from './platform/auth/actor';
import { DeclaredRoutes } from './platform/http/declared-routes';
import { useApp } from './platform/testing/use-app';
import { makeWorld, pathIn, type World } from './platform/testing/world';
import { rights } from './rights';

const purposes = [...new Set(rights.map(({ hat }) => hat).filter((hat) => hat.startsWith('link:')))].map((hat) => hat.slice('link:'.length));

describe('an address that a scanner opens', () => {
  const app = useApp();
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(app, 'REST');
  });

  const server = () => app.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance;

  /** What every table holds, but for the counters of tries and the journal, which a look adds to. */
  async function contents(): Promise<Record<string, string>> {
    const tables = await app.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('rate_counter', 'audit_entry') ORDER BY 1`);
    const parts = tables.map(({ name }) => `'${name}', (SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${name} t)`);
    const lots = Array.from({ length: Math.ceil(parts.length / 40) }, (_, lot) => parts.slice(lot * 40, lot * 40 + 40));
    const rows = await Promise.all(lots.map((lot) => app.rows<{ told: Record<string, string> }>(`SELECT jsonb_build_object(${lot.join(', ')}) AS told`)));
    return Object.assign({}, ...rows.map(([row]) => row?.told)) as Record<string, string>;
  }

  /** Every address, opened twice by GET and twice by HEAD: how many answered, and the cookies that they set. */
  async function scan(paths: readonly string[], headers: Record<string, string>) {
    let opened = 0;
    const cookies: string[] = [];
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) {
        const answer = await server().inject({ method, url: path, headers });
        if (answer.statusCode < 400) opened += 1;
        if (answer.headers['set-cookie']) cookies.push(`${method} ${path}`);
      }
    }
    return { opened, cookies };
  }

  it('changes no row and signs nobody in: every purpose of a link, every route that it opens, every public route', async () => {
    const { cohortId, participationId, personId, registrationId, gatheringId, letterId, comingRequestId, requestId } = world.ids as Record<string, string>;
    const routes = app.nest.get(DeclaredRoutes).list().filter(({ method }) => method === 'GET');
    const links: { purpose: string; headers: Record<string, string>; paths: string[] }[] = [];
    for (const purpose of purposes) {
      const recordIds = [registrationId, gatheringId, letterId, comingRequestId, requestId].filter((id): id is string => id !== undefined);
      const { token } = await app.link(purpose, { personId, cohortId: cohortId as string, participationId, recordIds });
      const [entered] = await app.rows<{ actor: Parameters<typeof reach>[1] }>('SELECT actor FROM access.enter($1)', [token]);
      const paths = routes
        .filter(({ declaration: need }) => need.kind === 'public' || (need.kind === 'needs' && reach(rights, entered?.actor as never, need.object, need.act).length > 0))
        .map(({ path }) => `/api${pathIn(world, path)}`);
      links.push({ purpose, headers: { 'x-cordee-link': token }, paths: [...paths, '/l', '/api/nowhere'] });
    }
    const before = await contents();
    for (const { purpose, headers, paths } of links) {
      const { opened, cookies } = await scan(paths, headers);
      expect([purpose, cookies]).toEqual([purpose, []]);
      expect([purpose, opened > 0]).toEqual([purpose, true]);
    }
    expect(await contents()).toEqual(before);
    // The journal may say that something was read, and nothing else.
    expect(await app.rows(`SELECT act, object FROM audit_entry WHERE act NOT IN ('read', 'certify')`)).toEqual([]);
  });

  it('says calmly what is over, and shows what was shown that day', async () => {
    const { cohortId, participationId, personId, registrationId, gatheringId } = world.ids as Record<string, string>;
    const link = await app.link('answer_invitation', { personId, cohortId: cohortId as string, participationId, recordIds: [registrationId as string, gatheringId as string] });
    await app.rows('UPDATE gathering SET held_on = access.today() - 1 WHERE id = $1', [gatheringId]);
    const { body } = await link.get(`/gatherings/${gatheringId}`);
    expect(body).toMatchObject({ answersOpen: false, resources: [{ title: 'REST slides' }] });
    expect((await link.get(`/gatherings/${gatheringId}/registrations/${registrationId}/place`)).body.forward).toBeNull();
    await app.rows(`UPDATE gathering SET held_on = '2030-06-03' WHERE id = $1`, [gatheringId]);
  });

  describe('a calendar’s own address', () => {
    const tokenOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);
    const read = (token: string, headers: Record<string, string> = {}) => app.nobody.get(`/calendars/${token}`, headers);
    const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

    /** Somebody with an account, on the lists of a cohort's gatherings. */
    async function guest() {
      const participation = await app.make.participation();
      const { personId } = await app.make.delegate(participation);
      const own = await app.as('delegate', { participationId: participation.id, personId });
      const invited = async (columns: Record<string, unknown>, answer: Record<string, unknown> = {}) => {
        const id = await app.make.gathering(participation.cohortId, { held_on: '2031-01-21', from_time: '14:00', to_time: '16:30', ...columns });
        await app.make.row('registration', { cohort_id: participation.cohortId, gathering_id: id, participation_id: participation.id, person_id: personId, invited_at: 'now', ...answer });
        return id;
      };
      const { body } = await own.put('/calendar-feed');
      return { participation, personId, own, invited, token: tokenOf(body.address) };
    }

    it('is read by a calendar: one’s own gatherings, hours right in winter and summer, what was answered, no address of anybody', async () => {
      const { invited, token, participation } = await guest();
      const winter = await invited({ title: 'Récits ; hiver, été' }, { answer: 'yes', answered_at: 'now' });
      const summer = await invited({ title: 'Été', held_on: '2031-07-01', url: 'https://visio.example.org/secret' });
      await invited({ title: 'Voyage', held_on: '2031-09-01', from_time: null, to_time: null }, { answer: 'no', answered_at: 'now' });
      await app.make.gathering(participation.cohortId, { title: 'Pas pour moi', held_on: '2031-02-01' });
      const { status, headers, bytes } = await read(`${token}.ics`);
      const text = bytes.toString('utf8');
      expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
      const told = events(text);
      expect(told.map(({ summary }) => summary)).toEqual(['Récits ; hiver, été', 'Été', 'Voyage']);
      expect(told.map(({ uid }) => uid).slice(0, 2)).toEqual([`${winter}@cordee`, `${summer}@cordee`]);
      expect(told.map(({ startDate }) => startDate.toString())).toEqual(['2031-01-21T13:00:00Z', '2031-07-01T12:00:00Z', '2031-09-01']);
      expect(told.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'TENTATIVE', 'TENTATIVE']);
      expect(told[2]?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
      expect(text).not.toMatch(/@example\.org|ATTENDEE|ORGANIZER|visio/);
    });

    it('changes when a gathering does, says so when nothing moved, and shows the meeting’s address from the eve on', async () => {
      const { invited, token } = await guest();
      const id = await invited({ url: 'https://visio.example.org/tomorrow', held_on: '2031-01-21' }, { answer: 'yes', answered_at: 'now' });
      const first = await read(token);
      expect(first.headers['cache-control']).toBe('private, max-age=900');
      expect((await read(token, { 'if-none-match': String(first.headers['etag']) })).status).toBe(304);
      await app.rows('UPDATE gathering SET held_on = access.today() + 1, version = version + 1, updated_at = now() WHERE id = $1', [id]);
      const second = await read(token, { 'if-none-match': String(first.headers['etag']) });
      expect(second.status).toBe(200);
      const [before, after] = [events(first.bytes.toString())[0], events(second.bytes.toString())[0]];
      expect(after?.uid).toBe(before?.uid);
      expect(Number(after?.sequence)).toBe(Number(before?.sequence) + 1);
      expect([first, second].map(({ bytes }) => bytes.toString().includes('visio.example.org'))).toEqual([false, true]);
    });

    it('shows staff what their cohorts hold, is closed by its owner, and is never shown on a link’s page', async () => {
      const cohortId = await app.make.cohort();
      const manager = await app.as('cohort_manager', { cohortId });
      await app.make.gathering(cohortId, { title: 'Pour l’équipe', held_on: '2031-01-21' });
      const token = tokenOf((await manager.put('/calendar-feed')).body.address);
      expect((await manager.put('/calendar-feed')).body.address).toContain(token);
      expect(events((await read(token)).bytes.toString()).map(({ summary }) => summary)).toEqual(['Pour l’équipe']);
      await manager.delete('/calendar-feed');
      expect((await read(token)).status).toBe(404);
      expect((await read('x'.repeat(43))).status).toBe(404);
      expect((await manager.get('/calendar-feed')).body).toEqual({ address: null });

      const { personId, participation, invited } = await guest();
      const gatheringId = await invited({});
      const [line] = await app.rows<{ id: string }>('SELECT id FROM registration WHERE gathering_id = $1', [gatheringId]);
      const link = await app.link('answer_invitation', { personId, cohortId: participation.cohortId, participationId: participation.id, recordIds: [line?.id as string, gatheringId] });
      await app.as('cohort_manager', { cohortId: participation.cohortId });
      expect(await link.post(`/gatherings/${gatheringId}/registrations/${line?.id}/calendar`)).toMatchObject({ status: 204, bytes: Buffer.alloc(0) });
      expect((await link.put('/calendar-feed')).status).toBe(401);
      expect(await app.rows('SELECT template FROM outbox_message WHERE recipient_id = $1', [personId])).toEqual([{ template: 'calendar-address' }]);
    });
  });
});
