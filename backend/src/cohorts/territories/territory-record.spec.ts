import fc from 'fast-check';
import { loadOfficialTerritories } from '../../network/official/official-loader';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';

const seed = Number(process.env['MERGES_SEED'] ?? Math.floor(Math.random() * 1e9));
const runs = Number(process.env['MERGES_RUNS'] ?? 4);

describe('a territory’s card', () => {
  const app = useApp();
  let cohortId: string;
  let staff: Caller;

  beforeAll(async () => {
    await loadOfficialTerritories(app.database.ownerUrl);
    cohortId = await app.make.cohort();
    staff = await app.as('cohort_manager', { cohortId });
  }, 60_000);

  const walking = async (territoryId: string, inCohort = cohortId) => {
    const place = await app.make.participation({ cohort_id: inCohort, territory_id: territoryId });
    await app.make.row('participation_stage', { cohort_id: inCohort, participation_id: place.id, stage: 'engaged', reached_on: '2024-04-01' });
    return place;
  };

  it('is described by hand with its source, once, and corrected by one hand at a time', async () => {
    const petr = { kind: 'petr', name: 'PETR Sud-Lozère', department: '48', source: 'Arrêté préfectoral du 12 mai 2015', population: 14_000, populationList: 'Site du PETR', populationYear: 2023 };
    const { id } = (await staff.post('/territories/by-hand', petr)).body;
    expect((await staff.get(`/territories/${id}`)).body).toMatchObject({ territory: { name: 'PETR Sud-Lozère', departmentName: 'Lozère', populationList: 'Site du PETR' }, regionName: 'Occitanie', source: petr.source });
    expect((await staff.post('/territories/by-hand', { ...petr, name: 'petr sud-lozere' })).body).toMatchObject({ status: 409, code: 'territory-known' });
    expect((await staff.post('/territories/by-hand', { ...petr, name: 'Autre', source: '' })).status).toBe(400);
    expect((await staff.post('/territories/by-hand', { ...petr, name: 'Autre', populationList: null })).status).toBe(400);
    expect((await staff.post('/territories/by-hand', { ...petr, name: 'Autre', kind: 'other' })).status).toBe(400);
    const edit = { name: 'PETR Sud Lozère', source: 'Statuts de 2020' };
    expect((await staff.put(`/territories/${id}`, edit)).status).toBe(428);
    expect((await staff.put(`/territories/${id}`, edit, { 'if-match': '"1"' })).status).toBe(204);
    expect((await staff.put(`/territories/${id}`, edit, { 'if-match': '"1"' })).status).toBe(412);
    expect((await staff.put(`/territories/${id}`, { name: 'Sans source' }, { 'if-match': '"2"' })).body.code).toBe('source-missing');
  });

  it('takes a département and a région from the official list, whose codes are the same', async () => {
    const region = (await staff.post('/territories', { code: 'reg-76' })).body.id;
    expect((await staff.get(`/territories/${region}`)).body.territory).toMatchObject({ name: 'Occitanie', kind: 'region', inseeCode: '76', populationYear: 2026 });
    expect((await staff.post('/territories', { code: 'dep-76' })).status).toBe(201);
    expect((await staff.post('/territories', { code: 'reg-76' })).body.code).toBe('territory-known');
  });

  it('says to which intercommunality a commune belongs, officially, and what belongs to a PETR, by hand', async () => {
    const barre = (await staff.post('/territories', { code: '48019' })).body.id;
    const { groups } = (await staff.get(`/territories/${barre}`)).body;
    expect(groups).toEqual([expect.objectContaining({ kind: 'epci_cc', membershipId: null, territoryId: null })]);
    const group = (await staff.post('/territories', { code: groups[0].code })).body.id;
    const place = await walking(barre);
    const { members } = (await staff.get(`/territories/${group}`)).body;
    expect(members.length).toBeGreaterThan(10);
    expect(members.find(({ code }: { code: string }) => code === '48019')).toMatchObject({ territoryId: barre, cohorts: [{ participationId: place.id }] });
    const petr = (await staff.post('/territories/by-hand', { kind: 'petr', name: 'PETR des Cévennes', source: 'Ses statuts' })).body.id;
    const membershipId = (await staff.post(`/territories/${petr}/members`, { territoryId: barre, source: 'Ses statuts' })).body.id;
    expect((await staff.post(`/territories/${petr}/members`, { territoryId: barre, source: 'Ses statuts' })).body.code).toBe('member-known');
    expect((await staff.post(`/territories/${petr}/members`, { code: '00000', source: 'Ses statuts' })).status).toBe(422);
    await staff.post(`/territories/${petr}/members`, { code: groups[0].code, source: 'Ses statuts' });
    expect((await staff.get(`/territories/${petr}`)).body.members).toHaveLength(2);
    expect((await staff.get(`/territories/${barre}`)).body.groups).toHaveLength(2);
    expect((await staff.delete(`/territories/${petr}/members/${membershipId}`)).status).toBe(204);
    expect((await (await app.as('delegate', { participationId: place.id })).delete(`/territories/${petr}/members/${membershipId}`)).status).toBe(403);
  });

  it('that the network says became another is read as that one in a list, and never added again', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const [former, successor] = [(await manager.post('/territories', { code: '66038' })).body.id, (await manager.post('/territories', { code: '66144' })).body.id];
    expect((await manager.post(`/territories/${former}/merges`, { successorId: successor, nature: 'absorbed', effectiveOn: '2024-01-01', source: null })).status).toBe(201);
    const { id } = (await manager.upload(`/cohorts/${cohortId}/imports`, Buffer.from('Commune;Origine;Étape;Date\nCanohès;Région;Approché;2024-02-01'))).body;
    const { version, summary } = (await manager.get(`/imports/${id}`)).body;
    expect(summary.outcomes).toMatchObject({ create: 1 });
    expect((await manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${version}"` })).status).toBe(204);
    expect((await manager.get(`/imports/${id}/rows`)).body.items[1].note).toContain('est devenu');
    expect(await app.rows('SELECT territory_id AS "at" FROM participation WHERE cohort_id = $1', [cohortId])).toEqual([{ at: successor }]);
  });

  it('absorbed into another says so with the date, keeps its places under its own name, and answers no longer for a new one', async () => {
    const [former, successor] = [await app.make.territory({ name: 'Vieux-Bourg' }), await app.make.territory({ name: 'Bourg-Nouveau' })];
    const [before, after] = [await walking(former), await walking(successor)];
    const input = { successorId: successor, nature: 'absorbed', effectiveOn: '2025-01-01', source: 'Arrêté du 3 octobre 2024' };
    const { id } = (await staff.post(`/territories/${former}/merges`, input)).body;
    expect((await staff.get(`/territories/${former}`)).body.became).toMatchObject({ mergeId: id, effectiveOn: '2025-01-01', territory: { name: 'Bourg-Nouveau' } });
    const card = (await staff.get(`/territories/${successor}`)).body;
    expect(card.absorbed).toMatchObject([{ territory: { name: 'Vieux-Bourg' } }]);
    expect(card.participations.map((place: { id: string; territoryName: string }) => [place.id, place.territoryName])).toEqual([[after.id, 'Bourg-Nouveau'], [before.id, 'Vieux-Bourg']]);
    expect((await staff.get('/territories?search=vieux-bourg')).body.items).toMatchObject([{ name: 'Bourg-Nouveau' }]);
    const again = await staff.post(`/cohorts/${await app.make.cohort()}/participations`, { territoryId: former, reachedOn: '2025-02-01' });
    expect(again.status).toBe(404);
    const manager = await app.make.cohort();
    const other = await app.as('cohort_manager', { cohortId: manager });
    expect((await other.post(`/cohorts/${manager}/participations`, { territoryId: former, reachedOn: '2025-02-01' })).body.code).toBe('territory-merged');
    expect((await staff.post(`/territories/${former}/merges`, input)).body.code).toBe('merged-already');
    expect((await staff.post(`/territories/${successor}/merges`, { ...input, successorId: former })).status).toBe(422);
    expect((await staff.post(`/territories/${former}/merges/${id}/undo`)).status).toBe(204);
    expect((await staff.get(`/territories/${former}`)).body.became).toBeNull();
    expect((await staff.post(`/territories/${former}/merges/${id}/undo`)).status).toBe(404);
    for (const told of [former, successor]) {
      const { items } = (await staff.get(`/history/territories/${told}`)).body as { items: { what: string; fields: { label: string; after: string | null }[] }[] };
      const words = items.filter(({ what }) => what === 'Fusion').map(({ fields }) => fields.map(({ label }) => label));
      expect(words).toEqual([['Défaite le', 'Défaite par'], expect.arrayContaining(['Devenu', 'Nature', 'Le'])]);
    }
  });

  it('that is a duplicate gives its places, in cohorts unseen too, and takes them back; both in one cohort are refused', async () => {
    const [former, successor] = [await app.make.territory(), await app.make.territory()];
    const elsewhere = await walking(former, await app.make.cohort());
    const { id } = (await staff.post(`/territories/${former}/merges`, { successorId: successor, nature: 'duplicate', effectiveOn: '2025-01-01' })).body;
    const where = async () => (await app.rows<{ at: string }>('SELECT territory_id AS at FROM participation WHERE id = $1', [elsewhere.id]))[0]?.at;
    expect(await where()).toBe(successor);
    await staff.post(`/territories/${former}/merges/${id}/undo`);
    expect(await where()).toBe(former);
    await walking(successor, elsewhere.cohortId);
    expect((await staff.post(`/territories/${former}/merges`, { successorId: successor, nature: 'duplicate', effectiveOn: '2025-01-01' })).body.code).toBe('both-in-one-cohort');
    expect((await (await app.as('delegate', { participationId: elsewhere.id })).post(`/territories/${former}/merges`, { successorId: successor, nature: 'duplicate', effectiveOn: '2025-01-01' })).status).toBe(403);
  });

  it(`keeps every row through any merges and undoings (seed ${seed})`, async () => {
    const kept = `SELECT 'participation' AS t, count(*)::int, md5(string_agg(concat_ws(' ', id, cohort_id, support_days_budget), ',' ORDER BY id)) FROM participation
      UNION ALL SELECT 'stage', count(*)::int, md5(string_agg(x::text, ',' ORDER BY id)) FROM participation_stage x UNION ALL SELECT 'delegate', count(*)::int, md5(string_agg(x::text, ',' ORDER BY id)) FROM delegate x
      UNION ALL SELECT 'registration', count(*)::int, md5(string_agg(x::text, ',' ORDER BY id)) FROM registration x UNION ALL SELECT 'attendance', count(*)::int, md5(string_agg(x::text, ',' ORDER BY id)) FROM attendance x
      UNION ALL SELECT 'hat', count(*)::int, md5(string_agg(x::text, ',' ORDER BY id)) FROM hat x UNION ALL SELECT 'territory', count(*)::int, md5(string_agg(x::text, ',' ORDER BY id)) FROM territory x ORDER BY 1`;
    const places = 'SELECT id, territory_id FROM participation ORDER BY id';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('absorbed', 'duplicate')), { minLength: 1, maxLength: 5 }), async (acts) => {
        const [one, two] = [await app.make.cohort(), await app.make.cohort()];
        const manager = await app.as('cohort_manager', { cohortId: one });
        const territories = await Promise.all([0, 1, 2, 3].map(() => app.make.territory()));
        const made = [];
        for (const [index, territoryId] of territories.entries()) {
          const place = await walking(territoryId, index % 2 ? one : two);
          const { personId } = await app.make.delegate(place);
          const gatheringId = await app.make.gathering(place.cohortId);
          const registrationId = await app.make.row('registration', { cohort_id: place.cohortId, gathering_id: gatheringId, participation_id: place.id, person_id: personId, category: 'elected_official' });
          const halfDayId = await app.make.row('gathering_half_day', { cohort_id: place.cohortId, gathering_id: gatheringId, on_date: '2024-05-07', half: 'morning' });
          await app.make.row('attendance', { cohort_id: place.cohortId, gathering_id: gatheringId, registration_id: registrationId, half_day_id: halfDayId });
          made.push(place.id);
        }
        const [rows, at, audited] = [await app.rows(kept), await app.rows(places), await app.rows<{ id: string }>('SELECT id FROM audit_entry')];
        const done: [string, string][] = [];
        for (const [former, successor, nature] of acts) {
          const { status, body } = await manager.post(`/territories/${territories[former]}/merges`, { successorId: territories[successor], nature, effectiveOn: '2025-01-01' });
          expect([201, 409, 422]).toContain(status);
          if (status === 201) done.push([territories[former] as string, body.id]);
        }
        expect(await app.rows(kept)).toEqual(rows);
        // Every place is still read from the card of what its territory has become.
        for (const id of made) {
          const [{ today }] = (await app.rows<{ today: string }>('SELECT access.territory_today(territory_id) AS today FROM participation WHERE id = $1', [id])) as [{ today: string }];
          const seen = (await manager.get(`/territories/${today}`)).body.participations.map((place: { id: string }) => place.id);
          const [{ mine }] = (await app.rows<{ mine: boolean }>('SELECT cohort_id = $2 AS mine FROM participation WHERE id = $1', [id, one])) as [{ mine: boolean }];
          expect([id, seen.includes(id)]).toEqual([id, mine]);
        }
        const left = await app.rows<{ id: string }>('SELECT id FROM audit_entry WHERE id = ANY ($1)', [audited.map(({ id }) => id)]);
        expect(left).toHaveLength(audited.length);
        for (const [former, mergeId] of done.reverse()) expect((await manager.post(`/territories/${former}/merges/${mergeId}/undo`)).status).toBe(204);
        expect([await app.rows(kept), await app.rows(places)]).toEqual([rows, at]);
      }),
      { numRuns: runs, seed },
    );
  }, 120_000);
});
