import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';

const period = { startsOn: '2030-10-01', endsOn: '2031-03-31', days: 8 };

describe('the days of allies', () => {
  const app = useApp();
  let staff: Caller;
  let cohortId: string;
  beforeAll(async () => (staff = await app.as('cohort_manager', { cohortId: (cohortId = await app.make.cohort({ name: 'Parcours Test' })) })));

  const ally = async (columns: Record<string, unknown> = {}) => {
    const personId = await app.make.person();
    await app.make.row('person_role', { person_id: personId, organisation_id: await app.make.organisation(), title: 'facilitatrice', acts_as_ally: true });
    await app.rows('INSERT INTO ally_profile (person_id, skills, departments, travel_km) VALUES ($1, $2, $3, $4)', [personId, columns['skills'] ?? [], columns['departments'] ?? [], columns['travel_km'] ?? null]);
    return personId;
  };
  const ask = async (personIds: string[]) => (await staff.post(`/cohorts/${cohortId}/availability-requests`, { ...period, personIds, message: 'Pour la suite.' })).body.id as string;
  const linkOf = async (requestId: string, personId: string) => {
    const [line] = await app.rows<{ id: string }>('SELECT id FROM availability_answer WHERE request_id = $1 AND person_id = $2', [requestId, personId]);
    return { id: line?.id as string, caller: await app.link('answer_availability', { personId, cohortId, recordIds: [line?.id as string, requestId] }) };
  };

  it('are asked by one act, one e-mail and one link each, and answered without an account', async () => {
    const [one, other] = [await ally(), await ally()];
    const requestId = await ask([one, other, one]);
    const letters = await app.rows(`SELECT recipient_id, link_id, data ->> 'from' AS "from" FROM outbox_message WHERE template = 'availability-request' AND cohort_id = $1`, [cohortId]);
    expect(letters).toHaveLength(2);
    expect(await app.rows(`SELECT purpose FROM personal_link WHERE id = ANY ($1::uuid[])`, [letters.map((letter) => letter['link_id'])])).toEqual(Array(2).fill({ purpose: 'answer_availability' }));

    const { id, caller } = await linkOf(requestId, one);
    const page = await caller.get(`/availability-requests/${requestId}`);
    expect([page.status, page.body.answers.map((line: { personId: string }) => line.personId)]).toEqual([200, [one]]);
    const put = (answer: object, line = id) => caller.put(`/availability-requests/${requestId}/answers/${line}`, answer);
    expect((await put({ answer: 'partly' })).body.errors[0].pointer).toBe('/days');
    expect((await put({ answer: 'partly', days: 3, word: 'Pas en janvier.' })).status).toBe(204);
    expect((await put({ answer: 'no' }, (await linkOf(requestId, other)).id)).status).toBe(404);
    const { body } = await staff.get(`/availability-requests/${requestId}`);
    expect(body.answers).toMatchObject([{ personId: one, answer: 'partly', days: 3, word: 'Pas en janvier.', enteredBy: null }, { personId: other, answer: null }]);
    expect((await staff.get(`/cohorts/${cohortId}/availability-requests`)).body.items).toMatchObject([{ id: requestId, asked: 2, answered: 1, offered: 3 }]);
  });

  it('are asked again of those alone who are silent, and noted by staff for whoever said it aloud', async () => {
    const [one, silent] = [await ally(), await ally()];
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [silent]);
    const requestId = await ask([one, silent]);
    const { id } = await linkOf(requestId, one);
    expect((await staff.put(`/availability-requests/${requestId}/answers/${id}`, { answer: 'yes' })).status).toBe(204);
    const reminded = await staff.post(`/availability-requests/${requestId}/remind`);
    expect(reminded.body).toMatchObject({ mailed: 0, toCall: [expect.any(String)] });
    expect((await staff.get(`/availability-requests/${requestId}`)).body.answers[0]).toMatchObject({ answer: 'yes', days: 8, enteredBy: expect.any(String) });
  });

  it('are neither asked for a period that is over nor read in another cohort', async () => {
    const person = await ally();
    expect((await staff.post(`/cohorts/${cohortId}/availability-requests`, { startsOn: '2020-10-01', endsOn: '2021-03-31', days: 8, personIds: [person] })).body.code).toBe('period-over');
    const requestId = await ask([person]);
    const stranger = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await stranger.get(`/availability-requests/${requestId}`)).status).toBe(404);
    for (const hat of ['observer', 'delegate', 'evaluator'] as const) {
      const place = await app.make.participation({ cohort_id: cohortId });
      expect((await (await app.as(hat, { participationId: place.id, cohortId })).get(`/availability-requests/${requestId}`)).status).toBe(404);
    }
  });

  it('show in the directory of allies, with filters and what each carries over cohorts in days', async () => {
    const elsewhere = await app.make.participation();
    const here = await app.make.participation({ cohort_id: cohortId });
    const person = await ally({ skills: ['mobilités', 'eau'], departments: ['46'], travel_km: 80 });
    await app.make.row('ally_training', { person_id: person, trained_on: '2024-04-02', trained_by: 'Odile' });
    const organisation_id = await app.make.organisation();
    for (const place of [elsewhere, here]) {
      await app.make.row('support_assignment', { cohort_id: place.cohortId, participation_id: place.id, organisation_id, person_id: person, starts_on: '2030-11-01' });
      await app.make.row('support_day', { cohort_id: place.cohortId, participation_id: place.id, organisation_id, person_id: person, on_date: '2030-11-05', days: 1.5, what_was_done: 'Une visite' });
    }
    const requestId = await ask([person]);
    const { caller, id } = await linkOf(requestId, person);
    await caller.put(`/availability-requests/${requestId}/answers/${id}`, { answer: 'yes' });
    const found = await staff.get('/allies?skill=mobilit&department=46&trained=yes&available=yes');
    expect(found.body.items).toMatchObject([{ id: person, trainedBy: 'Odile', travelKm: 80, load: { territories: 2, assigned: 16, used: 3 }, offer: { answer: 'yes', days: 8, left: 0 } }]);
    expect((await staff.get('/allies?skill=mobilit&until=2030-10-31')).body.items).toMatchObject([{ load: { territories: 0, used: 0 } }]);
    expect((await staff.get('/allies?department=75')).body.items).toEqual([]);
    // Another cohort's numbers count; its name stays there.
    const { body } = await staff.get(`/people/${person}/load`);
    expect(body.items.map((line: { cohortName: string | null; used: number }) => [line.cohortName, line.used])).toEqual([['Parcours Test', 1.5], [null, 1.5]]);
    expect((await (await app.as('observer', { cohortId })).get('/allies')).status).toBe(403);
  });

  it('come with the reasons to choose somebody for a project: the diagnostic, the subject, the days, the department', async () => {
    const place = await app.make.participation({ cohort_id: cohortId, territory_id: await app.make.territory({ department: '30' }) });
    await app.make.project(place, { title: 'Une halle pour les circuits courts', theme: 'alimentation' });
    const [studied, knows, near] = [await ally(), await ally({ skills: ['Alimentation'] }), await ally({ departments: ['30'] })];
    await app.wear('interviewer', studied, { diagnosticId: await app.make.diagnostic(place) });
    const { body } = await staff.get(`/participations/${place.id}/ally-shortlist`);
    const rank = (id: string) => body.items.findIndex((line: { id: string }) => line.id === id);
    expect([rank(studied), rank(knows)]).toEqual([0, 1]);
    expect(body.items[rank(near)]).toMatchObject({ near: 'department' });
    expect(body.items.slice(0, 2)).toMatchObject([{ didDiagnostic: true }, { matching: ['Alimentation'] }]);
    expect((await (await app.as('delegate', { participationId: place.id })).get(`/participations/${place.id}/ally-shortlist`)).status).toBe(403);
  });

  it('are read to the end in the order of the directory, nobody twice, whoever is an ally today and nobody else, asked for a skill or not', async () => {
    const town = await app.make.organisation();
    const named = async (familyName: string, role: Record<string, unknown> | null, skills: string[] = []) => {
      const person_id = await app.make.person({ givenName: 'Al', familyName });
      if (role) await app.make.row('person_role', { person_id, organisation_id: town, title: 'Ici', ...role });
      await app.rows('INSERT INTO ally_profile (person_id, skills) VALUES ($1, $2)', [person_id, skills]);
    };
    const today = { acts_as_ally: true };
    for (let number = 0; number < 26; number += 1) await named(`Suite ${String((number * 7) % 26).padStart(2, '0')}`, today, number % 13 ? [] : ['Ruchers']);
    await named('Suite autre', { acts_as_ally: false }, ['Ruchers']);
    await named('Suite parti', { acts_as_ally: true, starts_on: '2020-01-01', ends_on: '2021-01-01' }, ['Ruchers']);
    await app.rows(`INSERT INTO person_role (person_id, organisation_id, title, acts_as_ally) SELECT id, $1, 'Ailleurs', true FROM person WHERE family_name = 'Suite 03'`, [town]);
    const read = async (asked: string) => {
      const all: string[] = [];
      for (let after = ''; ; ) {
        const { body } = await staff.get(`/allies?limit=20${asked}${after && `&after=${after}`}`);
        all.push(...body.items.map(({ familyName }: { familyName: string }) => familyName).filter((name: string) => name.startsWith('Suite')));
        if (!(after = body.next)) return all;
      }
    };
    expect(await read('')).toEqual(Array.from({ length: 26 }, (_, number) => `Suite ${String(number).padStart(2, '0')}`));
    expect(await read('&skill=rucher')).toEqual(['Suite 00', 'Suite 13']);
  });
});
