import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('a territory’s calendar', () => {
  const app = useApp();
  const engaged = async (columns: Record<string, unknown> = {}, cohortId?: string): Promise<MadeParticipation> => {
    const place = await app.make.participation({ territory_id: await app.make.territory(columns), ...(cohortId && { cohort_id: cohortId }) });
    await app.make.row('participation_stage', { cohort_id: place.cohortId, participation_id: place.id, stage: 'engaged', reached_on: '2024-04-01' });
    return place;
  };
  const season = { kind: 'high_season', label: 'Haute saison', startsOn: '2024-07-01', endsOn: '2024-08-31', yearly: true };

  it('comes with the elections that concern it, the weeks around them as the administration sets them', async () => {
    const commune = await engaged({ department: '12' });
    const region = await app.make.territory({ kind: 'region', insee_code: '76', department: null });
    const staff = await app.as('cohort_manager', commune);
    const between = 'from=2026-01-01&to=2028-12-31';
    const [ofLozere, ofMeaux] = [await app.make.territory({ department: '48' }), await app.make.territory({ department: '77' })];
    const names = async (id: string) => (await staff.get(`/territories/${id}/busy-periods?${between}`)).body.items.map((item: { label: string }) => item.label);
    expect(await names(commune.territoryId)).toEqual(['Élections municipales', 'Élections sénatoriales', 'Élection présidentielle']);
    expect(await names(region)).toEqual(['Élections sénatoriales', 'Élection présidentielle', 'Élections régionales']);
    // Half of the départements vote for the Senate in 2026, the other half in 2029: Lozère and the region of Paris with the latter.
    for (const one of [ofLozere, ofMeaux]) expect(await names(one)).toEqual(['Élections municipales', 'Élection présidentielle']);
    const [municipal] = (await staff.get('/elections')).body.items.filter(({ firstOn }: { firstOn: string }) => firstOn === '2026-03-15');
    expect(municipal).toMatchObject({ lastOn: '2026-03-22', confirmed: true, renews: true });
    const change = { firstOn: '2026-03-15', lastOn: '2026-03-22', confirmed: true, weeksBefore: 2, weeksAfter: 0 };
    expect((await staff.put(`/elections/${municipal.id}`, change)).status).toBe(403);
    expect((await (await app.as('network_admin')).put(`/elections/${municipal.id}`, change)).status).toBe(204);
    const [first] = (await staff.get(`/territories/${commune.territoryId}/busy-periods?${between}`)).body.items;
    expect(first).toMatchObject({ startsOn: '2026-03-01', endsOn: '2026-03-22', electionOn: '2026-03-15', kind: 'election' });
  });

  it('is told by the territory, its ally or staff, the same each year, and corrected by them alone', async () => {
    const place = await engaged({ name: 'Gruissan' });
    const delegate = await app.as('delegate', { participationId: place.id });
    const { id } = (await delegate.post(`/participations/${place.id}/busy-periods`, season)).body;
    const path = `/participations/${place.id}/busy-periods/${id}`;
    const sibling = await app.as('delegate', { participationId: (await engaged({}, place.cohortId)).id });
    const items = (await sibling.get(`/territories/${place.territoryId}/busy-periods?from=2025-08-01&to=2026-07-02`)).body.items.filter(({ kind }: { kind: string }) => kind === 'high_season');
    expect(items).toMatchObject([{ startsOn: '2025-07-01', endsOn: '2025-08-31', mayChange: false }, { startsOn: '2026-07-01', endsOn: '2026-08-31' }]);
    expect((await sibling.put(path, season)).status).toBe(403);
    expect((await (await app.as('project_ally', { participationId: place.id })).put(path, { ...season, endsOn: '2024-09-15' })).status).toBe(204);
    expect((await (await app.as('observer', place)).post(`/participations/${place.id}/busy-periods`, season)).status).toBe(403);
    expect((await delegate.post(`/participations/${place.id}/busy-periods`, { ...season, endsOn: '2026-08-31' })).status).toBe(400);
    expect((await (await app.as('cohort_manager', place)).delete(path)).status).toBe(204);
  });

  it('tells who plans in a cohort which of its territories are busy between two days', async () => {
    const place = await engaged({ name: 'Gruissan' });
    await engaged({ name: 'Canohès' }, place.cohortId);
    const approached = await app.make.participation({ cohort_id: place.cohortId });
    await app.make.row('busy_period', { cohort_id: place.cohortId, participation_id: approached.id, territory_id: approached.territoryId, kind: 'other', label: 'Autre', starts_on: '2024-07-01', ends_on: '2024-07-02' });
    const staff = await app.as('cohort_manager', place);
    await staff.post(`/participations/${place.id}/busy-periods`, season);
    const { items } = (await staff.get(`/cohorts/${place.cohortId}/busy-periods?from=2024-07-15&to=2024-07-20`)).body;
    expect(items).toMatchObject([{ participationId: place.id, territoryName: 'Gruissan', kind: 'high_season' }]);
    expect((await staff.get(`/cohorts/${place.cohortId}/busy-periods?from=2024-07-15&to=2034-07-20`)).status).toBe(400);
    expect((await (await app.as('person')).get(`/cohorts/${place.cohortId}/busy-periods?from=2024-07-15&to=2024-07-20`)).status).toBe(404);
  });

  it('tells staff of elections and high seasons within six weeks, once for all the territories concerned', async () => {
    const place = await engaged({ name: 'Gruissan' });
    await engaged({ name: 'Canohès' }, place.cohortId);
    const day = (ahead: number) => new Date(Date.parse(app.today) + ahead * 86_400_000).toISOString().slice(0, 10);
    await app.rows(`INSERT INTO election (name, kinds, first_on, last_on, confirmed, weeks_before, weeks_after, renews) VALUES ('Élections d’essai', '{commune}', $1, $1, true, 4, 0, false)`, [day(38)]);
    const staff = await app.as('cohort_manager', place);
    await staff.post(`/participations/${place.id}/busy-periods`, { ...season, startsOn: day(20), endsOn: day(30), yearly: false });
    await staff.post(`/participations/${place.id}/busy-periods`, { ...season, label: 'Lointaine', startsOn: day(60), endsOn: day(70), yearly: false });
    const ahead = (await staff.get('/home')).body.watch.filter(({ kind, subject }: { kind: string; subject: string }) => kind === 'busy_ahead' && subject !== 'Élection présidentielle');
    expect(ahead).toMatchObject([
      { subject: 'Élections d’essai', on: day(10), count: 2, territoryName: null },
      { subject: 'Haute saison', on: day(20), count: 1, territoryName: 'Gruissan', participationId: place.id },
    ]);
    expect(ahead).toHaveLength(2);
  });
});

describe('an institution accompanied beside the territories', () => {
  const app = useApp();

  it('counts in no figure, board, list nor reminder, and is told on a page of its own', async () => {
    const cohortId = await app.make.cohort();
    const staff = await app.as('cohort_manager', { cohortId });
    const places: string[] = [];
    for (const accompaniedAs of ['territory', 'institution']) {
      const territoryId = await app.make.territory(accompaniedAs === 'institution' ? { kind: 'region', name: 'Occitanie', insee_code: '76', department: null } : { name: 'Canohès' });
      const { id } = (await staff.post(`/cohorts/${cohortId}/participations`, { territoryId, accompaniedAs, stage: 'engaged', reachedOn: '2024-02-01' })).body;
      const { personId } = await app.make.delegate({ id, cohortId, territoryId });
      const gatheringId = (places[2] ??= await app.make.gathering(cohortId, { held_on: '2030-01-01' }));
      await app.make.row('registration', { cohort_id: cohortId, gathering_id: gatheringId, participation_id: id, person_id: personId, category: 'elected_official' });
      places[accompaniedAs === 'institution' ? 1 : 0] = id;
    }
    const [territory, institution, gatheringId] = places as [string, string, string];
    const only = (items: Record<string, unknown>[], key = 'participationId') => items.map((item) => item[key]);
    expect((await staff.get(`/cohorts/${cohortId}`)).body).toMatchObject({ counts: { territories: 1 }, funnel: { engaged: 1 } });
    expect((await staff.get('/cohorts')).body.items[0]).toMatchObject({ territories: 1 });
    const recruiting = (await staff.get(`/cohorts/${cohortId}/recruiting`)).body;
    expect([only(recruiting.leads), recruiting.counts]).toEqual([[territory], { approached: 1, interested: 1, met: 1, engaged: 1 }]);
    const admin = await app.as('network_admin');
    const [programme] = await app.rows<{ engaged: number }>(`SELECT territories_engaged AS engaged FROM (SELECT set_config('cordee.token', $1, true)) t, access.programme_figures(current_date)`, [admin.token]);
    expect(programme).toEqual({ engaged: 1 });
    const board = (await staff.get(`/cohorts/${cohortId}/board`)).body;
    expect([only(board.rows), board.met]).toEqual([[territory], []]);
    expect(only((await staff.get('/participations')).body.items, 'id')).toEqual([territory]);
    expect(only((await staff.get(`/cohorts/${cohortId}/projects`)).body.items)).toEqual([territory]);
    const effects = (await staff.get(`/cohorts/${cohortId}/effects`)).body;
    expect([only(effects.withoutAllyViewpoint), only(effects.withoutTerritoryViewpoint)]).toEqual([[territory], [territory]]);
    expect((await staff.get(`/gatherings/${gatheringId}`)).body.territories).toBe(1);
    await app.rows(`INSERT INTO pilot_project (cohort_id, participation_id, title) VALUES ($1, $2, 'Un projet'), ($1, $3, 'Un autre')`, [cohortId, territory, institution]);
    expect(only((await staff.get(`/cohorts/${cohortId}/pages`)).body.items)).toEqual([territory]);
    const home = (await staff.get('/home')).body;
    expect(JSON.stringify(home)).not.toContain(institution);
    const delegate = await app.as('delegate', { participationId: institution });
    expect(JSON.stringify((await delegate.get('/home')).body)).not.toContain('write_note');

    const action = { kind: 'action', title: 'Nouveaux récits en montagne', state: 'not_carried_out', body: 'Services réorganisés.' };
    const { id } = (await staff.post(`/participations/${institution}/institution/items`, action)).body;
    expect((await staff.post(`/participations/${institution}/institution/items`, { ...action, state: null })).status).toBe(400);
    expect((await staff.put(`/participations/${institution}/institution/items/${id}`, { ...action, state: 'carried_out' })).status).toBe(204);
    expect((await staff.get(`/participations/${institution}/institution`)).body).toMatchObject({ items: [{ title: action.title, state: 'carried_out' }], may: { change: true } });
    expect((await staff.get(`/cohorts/${cohortId}/institutions`)).body.items).toMatchObject([{ id: institution, name: 'Occitanie', actions: 1, carriedOut: 1 }]);
    expect((await staff.get(`/participations/${territory}/institution`)).status).toBe(404);
    expect((await delegate.put(`/participations/${institution}/institution/items/${id}`, action)).status).toBe(403);
    expect((await staff.delete(`/participations/${institution}/institution/items/${id}`)).status).toBe(204);
  });
});

describe('mandates after an election', () => {
  const app = useApp();

  it('are renewed in one act for several teams, the stays before kept; a refusal takes the whole back', async () => {
    const one = await app.make.participation({ territory_id: await app.make.territory({ name: 'Un' }) });
    const two = await app.make.participation({ cohort_id: one.cohortId, territory_id: await app.make.territory({ name: 'Deux' }) });
    const [mayor, deputy, stays] = [await app.make.delegate(one, { head_of_executive: true, role_title: 'Maire' }), await app.make.delegate(one), await app.make.delegate(two)];
    const agent = await app.make.delegate(one, { category: 'local_agent' });
    const staff = await app.as('cohort_manager', one);
    const path = `/cohorts/${one.cohortId}/mandates`;
    const { territories } = (await staff.get(path)).body;
    expect(territories.map(({ name, elected }: { name: string; elected: unknown[] }) => [name, elected.length])).toEqual([['Deux', 1], ['Un', 2]]);
    expect(territories[0].election).toMatchObject({ name: 'Élections municipales', lastOn: '2026-03-22' });
    const leaves = { change: 'leaves', participationId: one.id, delegateId: mayor.id, lastDay: '2026-03-22', replacedBy: { who: { givenName: 'Inès', familyName: 'Nouvelle' }, status: 'agreed', roleTitle: 'Maire', headOfExecutive: true } };
    const role = { change: 'new_role', participationId: one.id, delegateId: deputy.id, from: '2026-03-28', roleTitle: 'Première adjointe' };
    const wrong = { change: 'leaves', participationId: two.id, delegateId: stays.id, lastDay: '2020-01-01' };
    const refused = await staff.post(path, { changes: [leaves, role, wrong] });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/changes/2/lastDay']);
    expect((await app.rows('SELECT 1 FROM delegate WHERE cohort_id = $1', [one.cohortId]))).toHaveLength(4);
    expect((await staff.post(path, { changes: [{ ...leaves, delegateId: agent.id }] })).status).toBe(404);
    expect((await staff.post(path, { changes: [leaves, role] })).body).toEqual({ left: 1, came: 1, changed: 1 });
    const rows = await app.rows(`SELECT p.family_name, d.role_title, d.head_of_executive, d.starts_on::text, d.ends_on::text FROM delegate d JOIN person p ON p.id = d.person_id
      WHERE d.participation_id = $1 AND d.category = 'elected_official' ORDER BY d.starts_on, d.head_of_executive DESC`, [one.id]);
    expect(rows).toMatchObject([
      { role_title: 'Maire', head_of_executive: true, starts_on: '2024-05-07', ends_on: '2026-03-22' },
      { role_title: null, ends_on: '2026-03-27' },
      { family_name: 'Nouvelle', role_title: 'Maire', head_of_executive: true, starts_on: '2026-03-23', ends_on: null },
      { role_title: 'Première adjointe', starts_on: '2026-03-28', ends_on: null },
    ]);
    expect((await (await app.as('delegate', { participationId: one.id })).get(path)).status).toBe(403);
  });
});
