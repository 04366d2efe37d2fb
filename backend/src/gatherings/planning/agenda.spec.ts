import fc from 'fast-check';
import { useApp } from '../../platform/testing/use-app';
import { Ground, webinar } from '../testing/ground';
import { AgendaInput } from './sequence.contract';

const welcome = { fromTime: '09:00', toTime: '09:30', kind: 'welcome', title: 'Accueil' };
const peers = { fromTime: '09:30', toTime: '11:00', kind: 'peer_exchange', title: 'Entre élus', details: 'Chacun parle une fois.' };

describe('the agenda of a gathering', () => {
  const app = useApp();
  const ground = () => Ground.of(app);

  it('is saved whole over the version that was read; what stays keeps its id', async () => {
    const { create, manager, read } = await ground();
    const id = await create();
    const speaker = await app.make.person({ givenName: 'Oriane', familyName: 'Vidalenc' });
    const saved = await manager.put(`/gatherings/${id}/agenda`, { sequences: [peers, { ...welcome, speakers: [{ personId: speaker }, { name: 'Un agriculteur du Lot' }] }] }, { 'if-match': '"1"' });
    expect(saved).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    const [first, second] = saved.body.sequences;
    expect(first).toMatchObject({ ...welcome, dayNumber: 1, details: null, speakers: [{ personId: speaker, name: 'Oriane Vidalenc' }, { personId: null, name: 'Un agriculteur du Lot' }] });
    expect(second).toMatchObject(peers);

    // Two sequences change places: neither crosses the other in between.
    const swapped = [{ ...second, fromTime: '09:00', toTime: '10:30' }, { ...first, fromTime: '10:30', toTime: '11:00', speakers: [] }];
    const again = await manager.put(`/gatherings/${id}/agenda`, { sequences: swapped }, { 'if-match': '"2"' });
    expect(again.body.sequences.map((one: { id: string }) => one.id)).toEqual([second.id, first.id]);
    expect((await manager.put(`/gatherings/${id}/agenda`, { sequences: [] }, { 'if-match': '"2"' })).status).toBe(412);
    await manager.put(`/gatherings/${id}/agenda`, { sequences: [] }, { 'if-match': '"3"' });
    expect((await read(id)).sequences).toEqual([]);
  });

  it.each([
    ['/sequences/1/fromTime', [peers, { ...welcome, toTime: '09:31' }]],
    ['/sequences/1/place', [{ ...peers, place: 'La cour' }, { ...peers, place: 'la cour' }]],
    ['/sequences/0/toTime', [{ ...welcome, toTime: '08:30' }]],
    ['/sequences/0/title', [{ ...welcome, title: '=cmd()' }]],
    ['/sequences/0/speakers/0/name', [{ ...welcome, speakers: [{}] }]],
    ['/sequences/0/speakers/0/personId', [{ ...welcome, speakers: [{ personId: '00000000-0000-4000-8000-000000000000' }] }]],
    ['/sequences/0/id', [{ ...welcome, id: '00000000-0000-4000-8000-000000000000' }]],
  ])('names %s when it is wrong, and keeps what was', async (pointer, sequences) => {
    const { create, manager, read } = await ground();
    const id = await create();
    await manager.put(`/gatherings/${id}/agenda`, { sequences: [welcome] }, { 'if-match': '"1"' });
    const refused = await manager.put(`/gatherings/${id}/agenda`, { sequences }, { 'if-match': '"2"' });
    expect(refused.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
    expect((await read(id)).sequences).toMatchObject([welcome]);
  });

  it('has what is for everybody alone at its time, and groups side by side each in a place of its own, whatever is asked', () => {
    const clock = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const moment = fc.record({ fromTime: clock, toTime: clock, dayNumber: fc.integer({ min: 1, max: 2 }), kind: fc.constantFrom('plenary', 'break', 'workshop', 'visit'), place: fc.constantFrom(null, 'Salle A', 'salle a', 'Salle B') });
    const groups = ['workshop', 'visit'];
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 6 }), (moments) => {
        const { success } = AgendaInput.safeParse({ sequences: moments.map((one) => ({ ...welcome, ...one })) });
        const pairs = moments.flatMap((one, index) => moments.slice(index + 1).map((other) => [one, other] as const));
        const fits = pairs.every(([one, other]) => one.dayNumber !== other.dayNumber || one.toTime <= other.fromTime || other.toTime <= one.fromTime
          || (groups.includes(one.kind) && groups.includes(other.kind) && (one.place === null || one.place.toLowerCase() !== other.place?.toLowerCase())));
        expect(success).toBe(fits && moments.every(({ fromTime, toTime }) => toTime > fromTime));
      }),
    );
  });

  it('shows workshops of one hour with where each is, and the database itself keeps the rest apart', async () => {
    const { create, manager, canohes, read } = await ground();
    const id = await create();
    const workshop = (title: string, place: string, toTime = '11:00') => ({ fromTime: '10:00', toTime, kind: 'workshop', title, place });
    const saved = await manager.put(`/gatherings/${id}/agenda`, { sequences: [welcome, workshop('Récits', 'Salle des fêtes'), workshop('Eau', 'École', '11:30')] }, { 'if-match': '"1"' });
    expect(saved.status).toBe(200);
    expect((await read(id)).sequences.map(({ title, place }: { title: string; place: string }) => [title, place])).toEqual([['Accueil', null], ['Eau', 'École'], ['Récits', 'Salle des fêtes']]);
    const beside = (kind: string, place: string | null) => app.make.row('gathering_sequence', { cohort_id: canohes.cohortId, gathering_id: id, from_time: '10:30', to_time: '10:45', kind, title: 'Aussi', place });
    await expect(beside('plenary', null)).rejects.toThrow('gathering_sequence_one_at_a_time');
    await expect(beside('visit', 'école')).rejects.toThrow('gathering_sequence_place_taken');
    await expect(beside('visit', 'Au pont')).resolves.toEqual(expect.any(String));
    // Taken up into another programme, each task follows its own workshop.
    const [, first, second] = (await read(id)).sequences;
    for (const { id: sequenceId, title } of [first, second]) await manager.post(`/gatherings/${id}/tasks`, { words: title, sequenceId });
    const copied = (await manager.post(`/cohorts/${canohes.cohortId}/programme`, { gatherings: [{ gathering: webinar, copyOf: id }] })).body.id;
    const copy = await read(copied);
    const titleOf = new Map(copy.sequences.map((one: { id: string; title: string }) => [one.id, one.title]));
    expect(copy.tasks.map(({ words, sequenceId }: { words: string; sequenceId: string }) => [words, titleOf.get(sequenceId)])).toEqual([[first.title, first.title], [second.title, second.title]]);
  });

  it('is read by guests from their link, without what staff prepare', async () => {
    const { create, manager, canohes, read } = await ground();
    const id = await create();
    const { personId } = await app.make.delegate(canohes);
    await manager.put(`/gatherings/${id}/agenda`, { sequences: [welcome] }, { 'if-match': '"1"' });
    await manager.post(`/gatherings/${id}/tasks`, { words: 'Réserver la salle', who: 'La mairie' });
    await manager.post(`/gatherings/${id}/invitations`);
    const [line] = (await read(id)).registrations;
    const guest = await app.link('answer_invitation', { personId, cohortId: canohes.cohortId, participationId: canohes.id, recordIds: [line.id, id] });
    expect(await read(id, guest)).toMatchObject({ sequences: [welcome], tasks: [] });
    expect((await guest.put(`/gatherings/${id}/agenda`, { sequences: [] }, { 'if-match': '"2"' })).status).toBe(403);
  });

  it('is prepared by people who tick their own part, and nobody else’s', async () => {
    const { create, manager, canohes, read } = await ground();
    const id = await create();
    const delegate = await app.as('delegate', { participationId: canohes.id });
    const own = (await manager.post(`/gatherings/${id}/tasks`, { words: 'Apporter la carte', personId: delegate.personId })).body.id;
    const other = (await manager.post(`/gatherings/${id}/tasks`, { words: 'Réserver la salle', who: 'La mairie' })).body.id;
    expect((await read(id)).tasks).toMatchObject([{ words: 'Apporter la carte', who: expect.any(String) }, { who: 'La mairie', doneAt: null }]);
    expect((await read(id, delegate)).tasks.map((task: { id: string }) => task.id)).toEqual([own]);
    expect((await delegate.put(`/gatherings/${id}/tasks/${own}/done`)).status).toBe(204);
    expect((await delegate.put(`/gatherings/${id}/tasks/${other}/done`)).status).toBe(404);
    expect((await read(id)).tasks[0].doneAt).not.toBeNull();
    expect((await delegate.put(`/gatherings/${id}/tasks/${own}`, { words: 'Autre chose' })).status).toBe(403);
  });

  it('lets a pivot ally shorten a day', async () => {
    const { create, canohes, read } = await ground();
    const id = await create({ fromTime: '09:00', toTime: '17:00' });
    const pivot = await app.as('pivot_ally', canohes);
    await pivot.put(`/gatherings/${id}`, { ...webinar, fromTime: '09:00', toTime: '12:00' }, { 'if-match': '"1"' });
    expect((await read(id)).halfDays).toMatchObject([{ half: 'morning' }]);
  });
});
