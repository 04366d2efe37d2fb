import { useApp } from '../../platform/testing/use-app';
import { Ground, webinar } from '../testing/ground';

const line = (extra: Record<string, unknown> = {}) => ({ gathering: { ...webinar, ...extra } });

describe('a programme', () => {
  const app = useApp();
  const ground = () => Ground.of(app);

  it('is planned in one act: all of it, or none of it, and the line that is wrong is named', async () => {
    const { manager, canohes } = await ground();
    const path = `/cohorts/${canohes.cohortId}/programme`;
    const refused = await manager.post(path, { gatherings: [line(), line({ heldOn: '2020-01-07' }), line()] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'past-day', errors: [{ pointer: '/gatherings/1/gathering/heldOn' }] } });
    expect((await manager.post(path, { gatherings: [line(), line({ title: '' })] })).body.errors[0].pointer).toBe('/gatherings/1/gathering/title');
    expect((await manager.get(path)).body.items).toEqual([]);

    const days = ['2097-01-08', '2097-01-22', '2097-02-05'];
    const input = { gatherings: days.map((heldOn, index) => line({ heldOn, number: index + 1, fromTime: '12:30', toTime: '14:00' })) };
    const key = { 'idempotency-key': 'the-same-series' };
    const [first, again] = [await manager.post(path, input, key), await manager.post(path, input, key)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    const { items } = (await manager.get(path)).body;
    expect(items.map(({ heldOn, number, fromTime }: { heldOn: string; number: number; fromTime: string }) => [heldOn, number, fromTime])).toEqual(days.map((day, index) => [day, index + 1, '12:30']));
    expect(items[0].days).toEqual([days[0]]);
  });

  it('is read between two days, or whole', async () => {
    const { create, manager, canohes } = await ground();
    await create({ heldOn: '2097-05-06' });
    await create({ heldOn: '2097-06-03', halfDays: [{ onDate: '2097-05-31', half: 'morning' }, { onDate: '2097-06-03', half: 'morning' }] });
    await create({ heldOn: '2097-07-02' });
    await create({ heldOn: null, period: 'à l’automne' });
    const { body } = await manager.get(`/cohorts/${canohes.cohortId}/programme?from=2097-05-01&to=2097-05-31`);
    expect(body.items.map(({ heldOn }: { heldOn: string }) => heldOn)).toEqual(['2097-05-06', '2097-06-03']);
    expect((await manager.get(`/cohorts/${canohes.cohortId}/programme`)).body.items).toHaveLength(4);
  });

  it('is taken up from another cohort that one reads, moved, with its agenda and without its names and places', async () => {
    const { create, manager, canohes } = await ground();
    const source = await create({ heldOn: '2024-05-07', nature: 'common_day', format: 'on_site', place: 'Narbonne', url: null, fromTime: '09:00', toTime: '17:00' });
    await create({ heldOn: '2024-05-21', number: 2 });
    await create({ heldOn: null, period: 'en fin d’année', title: 'Forum' });
    await manager.put(`/gatherings/${source}/agenda`, { sequences: [{ fromTime: '09:00', toTime: '10:00', kind: 'plenary', title: 'Le cap', speakers: [{ name: 'Une voisine' }] }] }, { 'if-match': '"1"' });
    const [{ id: sequenceId }] = (await manager.get(`/gatherings/${source}`)).body.sequences;
    await manager.post(`/gatherings/${source}/tasks`, { words: 'Imprimer la carte', sequenceId, who: 'Lou' });

    const target = await app.make.cohort({ name: 'Corse' });
    await app.wear('cohort_manager', manager.personId, { cohortId: target });
    const sources = (await manager.get(`/cohorts/${target}/programme/sources`)).body.items;
    expect(sources).toEqual([{ cohortId: canohes.cohortId, name: 'Occitanie', gatheringCount: 3, firstOn: '2024-05-07', lastOn: '2024-05-21' }]);
    const { lines } = (await manager.post(`/cohorts/${target}/programme/shifted`, { sourceCohortId: canohes.cohortId, firstOn: '2097-01-10' })).body;
    expect(lines.map((one: { heldOn: string; wasOn: string }) => [one.wasOn, one.heldOn])).toEqual([['2024-05-07', '2097-01-10'], ['2024-05-21', '2097-01-29'], [null, null]]);
    expect(lines[0]).toMatchObject({ sequenceCount: 1, halfDays: [{ onDate: '2097-01-10', half: 'afternoon' }, { onDate: '2097-01-10', half: 'morning' }] });

    const { copyOf, wasOn: _was, sequenceCount: _count, ...gathering } = lines[0];
    const { id } = (await manager.post(`/cohorts/${target}/programme`, { gatherings: [{ gathering, copyOf }] })).body;
    const copy = (await manager.get(`/gatherings/${id}`)).body;
    expect(copy).toMatchObject({ heldOn: '2097-01-10', place: null, sequences: [{ title: 'Le cap', speakers: [] }], tasks: [{ words: 'Imprimer la carte', who: null, sequenceId: copy.sequences[0].id }] });

    // A hall stays in its town; the rooms of a visio keep two workshops of one hour apart.
    const apart = [{ fromTime: '14:00', toTime: '15:00', kind: 'workshop', title: 'Récits', place: 'Salle 1' }, { fromTime: '14:00', toTime: '15:00', kind: 'workshop', title: 'Eau', place: 'Salle 2' }];
    const rooms = async (format: 'remote' | 'on_site') => {
      const from = await create({ heldOn: '2024-06-04', number: 9, format, place: null, url: null });
      await manager.put(`/gatherings/${from}/agenda`, { sequences: apart }, { 'if-match': '"1"' });
      const made = await manager.post(`/cohorts/${target}/programme`, { gatherings: [{ gathering: { ...gathering, nature: 'webinar', format, halfDays: undefined }, copyOf: from }] });
      return (await manager.get(`/gatherings/${made.body.id}`)).body.sequences.map(({ place }: { place: string | null }) => place).sort();
    };
    expect(await rooms('remote')).toEqual(['Salle 1', 'Salle 2']);
    expect(await rooms('on_site')).toEqual([null, null]);

    const stranger = await app.as('cohort_manager', { cohortId: target });
    expect((await stranger.post(`/cohorts/${target}/programme/shifted`, { sourceCohortId: canohes.cohortId, firstOn: '2097-01-10' })).status).toBe(404);
    const stolen = await stranger.post(`/cohorts/${target}/programme`, { gatherings: [{ gathering, copyOf }] });
    expect(stolen).toMatchObject({ status: 422, body: { errors: [{ pointer: '/gatherings/0/copyOf' }] } });
    expect((await stranger.get(`/cohorts/${target}/programme`)).body.items).toHaveLength(3);
  });
});

describe('the cohort to open', () => {
  const app = useApp();

  it('is the one that gathers next, today first, and of those that are over the last; of one’s own alone', async () => {
    const [over, next, today, alien] = [await app.make.cohort({}), await app.make.cohort({}), await app.make.cohort({}), await app.make.cohort({})];
    const on = (cohortId: string, held_on: string, more = {}) => app.make.gathering(cohortId, { held_on, ...more });
    await on(over, '2024-06-24');
    await on(next, '2097-01-01');
    await on(today, app.today);
    await on(alien, app.today);
    await on(over, app.today, { cancelled_at: 'now' });
    const person = await app.as('cohort_manager', { cohortId: over });
    for (const cohortId of [next, today]) await app.wear('delegate', person.personId, { cohortId, participationId: (await app.make.participation({ cohort_id: cohortId })).id });
    expect((await person.get('/living-cohorts')).body.items.map(({ cohortId }: { cohortId: string }) => cohortId)).toEqual([today, next, over]);
  });
});

describe('a day that is being chosen', () => {
  const app = useApp();
  const day = '2097-06-25';

  it('tells what it meets: holidays, busy territories, other gatherings, people awaited elsewhere', async () => {
    const { create, manager, canohes } = await Ground.of(app);
    const path = `/cohorts/${canohes.cohortId}/programme/collisions`;
    const at = (heldOn: string, extra: Record<string, unknown> = {}) => manager.post(path, { days: [{ key: 7, heldOn, fromTime: '14:00', toTime: '16:00' }], ...extra });
    await app.make.row('participation_stage', { cohort_id: canohes.cohortId, participation_id: canohes.id, stage: 'engaged', reached_on: '2024-04-01' });
    await app.make.row('busy_period', { cohort_id: canohes.cohortId, participation_id: canohes.id, territory_id: canohes.territoryId, kind: 'high_season', label: 'La saison', starts_on: '2097-06-01', ends_on: '2097-08-31' });
    await create({ heldOn: day, title: 'Le matin', fromTime: '09:00', toTime: '11:00' });

    // Another cohort, which this manager does not read, awaits one of Canohès the same afternoon.
    const person = (await app.make.delegate(canohes)).personId;
    const elsewhere = await app.make.participation({ cohort_id: await app.make.cohort({ name: 'Corse' }) });
    const foreign = await app.make.gathering(elsewhere.cohortId, { title: 'Un secret', held_on: day, from_time: '14:00', to_time: '15:00' });
    await app.make.row('gathering_half_day', { cohort_id: elsewhere.cohortId, gathering_id: foreign, on_date: day, half: 'afternoon' });
    const unrelated = await app.make.gathering(elsewhere.cohortId, { title: 'Sans personne d’ici', held_on: day });
    await app.make.row('gathering_half_day', { cohort_id: elsewhere.cohortId, gathering_id: unrelated, on_date: day, half: 'afternoon' });
    const registration = await app.make.row('registration', { cohort_id: elsewhere.cohortId, gathering_id: foreign, person_id: person, invited_at: 'now' });

    const [met] = (await at(day)).body.days;
    expect(met).toMatchObject({ key: 7, holiday: false, busy: [{ kind: 'high_season', label: 'La saison', names: ['Canohès'] }], peopleCount: 1, people: [expect.any(String)] });
    expect(met.gatherings).toEqual([
      { id: null, cohortName: 'Corse', nature: 'common_day', title: null, fromTime: '14:00', toTime: '15:00', sameHalf: true, peopleCount: 1 },
      { id: expect.any(String), cohortName: null, nature: 'webinar', title: 'Le matin', fromTime: '09:00', toTime: '11:00', sameHalf: false, peopleCount: 0 },
    ]);
    const ally = (await app.as('project_ally', { participationId: canohes.id })).personId;
    const allied = await app.make.row('registration', { cohort_id: elsewhere.cohortId, gathering_id: foreign, person_id: ally, invited_at: 'now' });
    expect((await at(day)).body.days[0].peopleCount).toBe(2);
    // Several days are looked at together, each by itself: what a series and a programme that is taken up show before they are created.
    const many = ['2097-06-18', day, '2097-07-02'].map((heldOn, key) => ({ key, heldOn, fromTime: '14:00', toTime: '16:00' }));
    expect((await manager.post(path, { days: many })).body.days.map((one: { peopleCount: number }) => one.peopleCount)).toEqual([0, 2, 0]);
    await app.rows(`UPDATE registration SET answer = 'no', answered_at = now() WHERE id = ANY ($1)`, [[registration, allied]]);
    expect((await at(day)).body.days[0]).toMatchObject({ peopleCount: 0, gatherings: [{ title: 'Le matin' }] });
    expect((await at('2097-05-01')).body.days).toEqual([{ key: 7, holiday: true, busy: [], gatherings: [], people: [], peopleCount: 0 }]);
  });

  it('does not collide with itself, and looks at the people of the gathering that moves', async () => {
    const { create, manager, canohes, read } = await Ground.of(app);
    const [moving, other] = [await create({ heldOn: day }), await create({ heldOn: '2097-06-26', title: 'Autre' })];
    await app.make.delegate(canohes);
    for (const id of [moving, other]) await manager.post(`/gatherings/${id}/invitations`);
    const ask = async (heldOn: string) => (await manager.post(`/cohorts/${canohes.cohortId}/programme/collisions`, { days: [{ key: 0, heldOn, fromTime: '14:00', toTime: '16:00' }], gatheringId: moving })).body.days[0];
    expect(await ask(day)).toMatchObject({ gatherings: [], peopleCount: 0 });
    expect(await ask('2097-06-26')).toMatchObject({ gatherings: [{ title: 'Autre', peopleCount: 1 }], peopleCount: 1 });
    const [line] = (await read(moving)).registrations;
    await manager.put(`/gatherings/${moving}/registrations/${line.id}/answer`, { answer: 'no' });
    expect(await ask('2097-06-26')).toMatchObject({ gatherings: [{ title: 'Autre' }], peopleCount: 0 });
  });
});
