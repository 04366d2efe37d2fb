import { Client } from 'pg';
import { DeclaredRoutes } from '../platform/http/declared-routes';
import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';
import { makeWorld, pathIn, type World } from '../platform/testing/world';

/** The network's directory of places says nothing of who recruits them. */
const directory = /^\/(territories|official-territories)(\/|\?|$)/;

describe('a territory that was approached and did not engage', () => {
  const app = useApp();
  let own: World;
  let lead: MadeParticipation;

  beforeAll(async () => {
    own = await makeWorld(app, 'OWN');
    lead = await app.make.participation({ cohort_id: own.ids['cohortId'], territory_id: await app.make.territory({ name: 'Refus-sur-Lot' }) });
    await app.make.row('participation_stage', { cohort_id: lead.cohortId, participation_id: lead.id, stage: 'did_not_follow_up', reached_on: '2024-01-15', next_step: 'Rappeler Refus-sur-Lot' });
    // Its mayor, who is nobody else's companion.
    const personId = await app.make.person({ givenName: 'Odile', familyName: 'Refusant', email: 'odile@refus.example.org' });
    await app.rows(`UPDATE person_contact SET telephone = '06 39 98 71 42' WHERE person_id = $1`, [personId]);
    await app.make.row('delegate', { cohort_id: lead.cohortId, participation_id: lead.id, person_id: personId, category: 'elected_official', status: 'foreseen', starts_on: '2024-01-10' });
    // They told something all the same, which the newsletter might have quoted.
    await app.make.row('news', { cohort_id: lead.cohortId, participation_id: lead.id, author_id: personId, told_on: '2024-05-20', body: 'Le marché revient.', may_be_quoted: true });
  });

  /** Every answer in which the place is named, or its row of the cohort shown. */
  async function betrayed(by: Caller): Promise<string[]> {
    const routes = app.nest.get(DeclaredRoutes).list().filter(({ method, path, declaration }) => method === 'GET' && declaration.kind !== 'outside' && !path.includes(':calendarToken'));
    const ofLead: World = { mark: 'LEAD', ids: { ...own.ids, participationId: lead.id, territoryId: lead.territoryId } };
    const asked = [own, ofLead].flatMap((world) => routes.map(({ path }) => pathIn(world, path)));
    const lists = [`/cohorts/${lead.cohortId}/board`, `/cohorts/${lead.cohortId}/recruiting`].flatMap((path) => [`${path}?on=2024-03-01`, `${path}?format=csv`]);
    const found: string[] = [];
    const sought = ['Refus', 'refus sur lot', 'refsu lot', 're', 'Odile Refusant', 'refusan', 'od', 'maire', 'odile@refus', '06 39 98 71 42', '+33639987142', 'Rappeler'];
    const searches = sought.flatMap((q) => [`/search?limit=50&q=${encodeURIComponent(q)}`, `/people?search=${encodeURIComponent(q)}`, `/organisations?search=${encodeURIComponent(q)}`]);
    for (const path of [...new Set([...asked, ...lists, ...searches])]) {
      const { body } = await by.get(path);
      // What was typed comes back as it was typed.
      const text = JSON.stringify(path.startsWith('/search') ? body.groups : (body ?? ''));
      const named = /Refus-sur-Lot|Refusant|refus\.example|39\W*98\W*71\W*42|39987142/.test(text) && !directory.test(path);
      if (named || (text.includes(lead.id) && !path.includes(lead.id))) found.push(path.replaceAll(lead.id, ':lead').replaceAll(lead.territoryId, ':place'));
    }
    return found;
  }

  it.each(['observer', 'evaluator', 'storyteller'] as const)('is named to its staff alone: %s', async (hat) => {
    expect(await betrayed(await app.as(hat, { cohortId: lead.cohortId }))).toEqual([]);
  });

  /** How many rows of each table the database itself shows of a place, whatever asks. */
  async function shown(by: Caller, participationId: string): Promise<Record<string, number>> {
    const client = new Client({ connectionString: app.database.appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT access.enter($1)', [by.token]);
      const { rows } = await client.query(`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'participation_id' ORDER BY 1`);
      const counts: Record<string, number> = {};
      for (const [table, column] of [['participation', 'id'], ...rows.map(({ name }) => [name, 'participation_id'])]) {
        const { rows: seen } = await client.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [participationId]);
        if (seen[0].n > 0) counts[table] = seen[0].n;
      }
      const { rows: people } = await client.query(`SELECT count(*)::int AS n FROM delegate d JOIN person p ON p.id = d.person_id WHERE d.participation_id = $1`, [participationId]);
      if (people[0].n > 0) counts['people'] = people[0].n;
      const { rows: history } = await client.query(`SELECT EXISTS (SELECT FROM record_change WHERE $1 = ANY (scopes))::int AS n`, [participationId]);
      if (history[0].n > 0) counts['record_change'] = history[0].n;
      return counts;
    } finally {
      await client.end();
    }
  }

  it('is hidden by the database itself, with all that hangs from it, whatever the statement', async () => {
    const world = await makeWorld(app, 'LEAD');
    const { cohortId, participationId } = world.ids as { cohortId: string; participationId: string };
    const beside = await app.make.participation({ cohort_id: cohortId, territory_id: await app.make.territory({}) });
    const hats = ['observer', 'evaluator', 'storyteller', 'delegate'] as const;
    await app.rows('UPDATE finding SET shared_at = now() WHERE participation_id = $1', [participationId]);
    const callers: Caller[] = [];
    for (const hat of hats) callers.push(await app.as(hat, hat === 'delegate' ? { participationId: beside.id } : { cohortId }));
    const staff = [await app.as('cohort_manager', { cohortId }), await app.as('delegate', { participationId })];
    const everything = (people: Caller[]) => Promise.all(people.map((by) => shown(by, participationId)));
    const [engaged, ofStaff] = [await everything(callers), await everything(staff)];
    // What is hidden below was there to be seen.
    expect([...new Set(engaged.flatMap(Object.keys))].sort()).toEqual([
      'busy_period', 'delegate', 'delegation', 'diagnostic', 'effect', 'finding', 'institution_item', 'limitation', 'news', 'participation', 'participation_stage', 'people',
      'pilot_project', 'project_answer', 'record_change', 'support_assignment', 'support_day', 'territory_page', 'viewpoint',
    ]);

    await app.rows(`UPDATE participation_stage SET stage = 'interested' WHERE participation_id = $1`, [participationId]);
    expect(await everything(callers)).toEqual(callers.map(() => ({})));
    expect(await everything(staff)).toEqual(ofStaff);
  });

  it('is hidden in every table that lies in a territory’s place and is read by others than those who recruit', async () => {
    const bare = await app.rows(`
      SELECT c.table_name AS name FROM information_schema.columns c JOIN access.protected g ON g.table_name = c.table_name
      WHERE c.table_schema = 'public' AND c.column_name = 'participation_id' AND c.is_nullable = 'NO' AND g.columns && '{network_id,cohort_id}'
        AND EXISTS (SELECT FROM access.permission r WHERE r.object = g.object AND r.act = 'read' AND r.scope IN ('network', 'cohort') AND r.hat NOT LIKE '%:%'
          AND NOT EXISTS (SELECT FROM access.permission l WHERE l.hat = r.hat AND l.object = 'lead' AND l.scope = 'cohort'))
        AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.table_name AND p.cmd = 'SELECT' AND p.qual NOT LIKE '%hidden_lead%')`);
    expect(bare).toEqual([]);
  });

  it('is counted for all, and read by those who recruit it', async () => {
    const observer = await app.as('observer', { cohortId: lead.cohortId });
    expect((await observer.get(`/cohorts/${lead.cohortId}`)).body.funnel).toMatchObject({ approached: 2 });
    expect((await observer.get(`/cohorts/${lead.cohortId}/recruiting`)).body.counts).toMatchObject({ approached: 2, engaged: 1 });
    const manager = await app.as('cohort_manager', { cohortId: lead.cohortId });
    expect((await manager.get(`/cohorts/${lead.cohortId}/board`)).body.met).toMatchObject([{ participationId: lead.id, name: 'Refus-sur-Lot' }]);
    expect((await manager.get(`/territories/${lead.territoryId}`)).body.participations).toMatchObject([{ id: lead.id }]);
    for (const q of ['refus sur lot', 'refusant', '0639987142']) expect((await manager.get(`/search?q=${q}`)).body.groups).toHaveLength(1);
  });
});
