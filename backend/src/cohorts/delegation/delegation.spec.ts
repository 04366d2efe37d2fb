import fc from 'fast-check';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

const newcomer = (email: string | null = null) => ({ givenName: 'Inès', familyName: 'Farge', organisationId: null, roleTitle: null, email, telephone: null });
const seat = (values: Record<string, unknown> = {}) => ({ who: newcomer(), category: 'local_agent', status: 'agreed', startsOn: '2024-05-07', ...values });

describe('a delegation', () => {
  const app = useApp();
  let place: MadeParticipation;
  let manager: Caller;
  let team: string;

  beforeEach(async () => {
    place = await app.make.participation();
    manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    team = `/participations/${place.id}/delegates`;
  });

  const add = async (values: Record<string, unknown> = {}) => (await manager.post(team, seat(values))).body.id as string;
  const seatsOn = async (on: string) => (await manager.get(`${team}?on=${on}`)).body.seats;

  it('takes somebody new in, with their contact, and shows them without it', async () => {
    const made = await manager.post(team, seat({ who: { ...newcomer('ines.farge@example.org'), telephone: '06 39 98 11 22' } }));
    expect(made.status).toBe(201);
    const { body } = await manager.get(`${team}?on=2024-06-01`);
    expect(body.members).toEqual([expect.objectContaining({ id: made.body.id, person: expect.objectContaining({ familyName: 'Farge' }), category: 'local_agent' })]);
    expect(JSON.stringify(body)).not.toContain('ines.farge');
  });

  it('recognises an address that is known, keeps that person’s own name and tells nothing of it', async () => {
    const known = await app.make.person({ givenName: 'Odile', familyName: 'Vabre', email: 'odile@example.org' });
    const made = await manager.post(team, seat({ who: newcomer('Odile@example.org') }));
    expect(made.body).toEqual({ id: expect.any(String) });
    expect((await manager.get(team)).body.members[0].person).toEqual({ id: known, givenName: 'Odile', familyName: 'Vabre' });
  });

  it('counts the last day as a day inside, and the replacement starts the day after', async () => {
    const id = await add();
    expect((await manager.post(`${team}/${id}/end`, { lastDay: '2024-09-30', replacedBy: { who: newcomer(), status: 'foreseen', roleTitle: 'DGS' } })).status).toBe(204);
    expect((await seatsOn('2024-09-30')).local_agent).toEqual({ agreed: 1, foreseen: 0 });
    expect((await seatsOn('2024-10-01')).local_agent).toEqual({ agreed: 0, foreseen: 1 });
  });

  it('keeps the days when somebody was only foreseen', async () => {
    const id = await add({ status: 'foreseen' });
    const agreed = await manager.post(`${team}/${id}/agreement`, { on: '2024-06-24' });
    expect(agreed.status).toBe(201);
    expect((await seatsOn('2024-06-23')).local_agent).toEqual({ agreed: 0, foreseen: 1 });
    expect((await seatsOn('2024-06-24')).local_agent).toEqual({ agreed: 1, foreseen: 0 });
    expect((await manager.post(`${team}/${agreed.body.id}/agreement`, { on: '2024-07-01' })).body.code).toBe('already-agreed');
  });

  it('notes in one act that several agreed, all of them or nobody', async () => {
    const [first, second, ended] = [await add({ status: 'foreseen' }), await add({ status: 'foreseen', startsOn: '2024-06-24' }), await add({ status: 'foreseen', endsOn: '2024-06-01' })];
    const all = (...delegateIds: string[]) => manager.post(`${team}/agreements`, { on: '2024-06-24', delegateIds });
    expect((await all(first, second, ended)).status).toBe(422);
    expect((await seatsOn('2024-06-24')).local_agent).toEqual({ agreed: 0, foreseen: 2 });
    const elsewhere = await app.make.participation({ cohort_id: place.cohortId });
    expect((await manager.post(`/participations/${elsewhere.id}/delegates/agreements`, { on: '2024-06-24', delegateIds: [first] })).status).toBe(404);
    expect((await all(first, second)).status).toBe(204);
    expect([(await seatsOn('2024-06-23')).local_agent, (await seatsOn('2024-06-24')).local_agent]).toEqual([{ agreed: 0, foreseen: 1 }, { agreed: 2, foreseen: 0 }]);
  });

  it('refuses in French a person who is there already on those days', async () => {
    const personId = await app.make.person();
    await add({ who: { personId }, endsOn: '2024-09-30' });
    const again = await manager.post(team, seat({ who: { personId }, startsOn: '2024-09-30', category: 'elected_official' }));
    expect(again).toMatchObject({ status: 409, body: { code: 'already-in-the-team', detail: expect.stringContaining('déjà dans l’équipe') } });
    expect((await manager.post(team, seat({ who: { personId }, startsOn: '2024-10-01' }))).status).toBe(201);
  });

  it('refuses a last day before the first, naming the field', async () => {
    const id = await add();
    expect(await manager.post(`${team}/${id}/end`, { lastDay: '2024-05-06' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/lastDay' }] } });
    expect(await manager.post(team, seat({ endsOn: '2024-05-06' }))).toMatchObject({ status: 400, body: { errors: [{ pointer: '/endsOn' }] } });
  });

  it('erases a mistake of the same day, never a person of yesterday', async () => {
    const id = await add();
    await app.rows(`UPDATE delegate SET created_at = now() - interval '2 days' WHERE id = $1`, [id]);
    expect((await manager.delete(`${team}/${id}`)).body.code).toBe('part-of-history');
    const mistake = await add();
    expect((await manager.delete(`${team}/${mistake}`)).status).toBe(204);
    expect((await manager.get(team)).body.history).toHaveLength(1);
  });

  it('lends the hat of the territory to a member with an account, for the days of the stay', async () => {
    const personId = await app.make.person();
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [personId]);
    const hats = () => app.rows(`SELECT starts_on, ends_on FROM hat WHERE person_id = $1 AND hat = 'delegate' AND withdrawn_at IS NULL`, [personId]);
    const member = await app.signIn(personId);
    const id = await add({ who: { personId }, status: 'foreseen' });
    expect(await hats()).toEqual([]);
    const agreed = (await manager.post(`${team}/${id}/agreement`, { on: '2024-05-07' })).body.id;
    expect(await hats()).toEqual([{ starts_on: '2024-05-07', ends_on: null }]);
    expect((await member.get(team)).status).toBe(200);
    await manager.post(`${team}/${agreed}/end`, { lastDay: '2024-12-31' });
    expect(await hats()).toEqual([{ starts_on: '2024-05-07', ends_on: '2024-12-31' }]);
    expect((await member.get(team)).status).toBe(404);
    await manager.delete(`${team}/${agreed}`);
    expect(await hats()).toEqual([]);
  });

  it('gives no hat to whoever changes their own place, nor through somebody who may not give hats', async () => {
    await add({ who: { personId: manager.personId } });
    const personId = await app.make.person();
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [personId]);
    const pivot = await app.as('pivot_ally', { cohortId: place.cohortId });
    expect((await pivot.post(team, seat({ who: { personId } }))).status).toBe(201);
    expect(await app.rows(`SELECT 1 FROM hat WHERE hat = 'delegate' AND person_id = ANY ($1)`, [[personId, manager.personId]])).toEqual([]);
  });

  it('does not exist for a stranger of another cohort, and is not written by those who read it', async () => {
    const id = await add();
    const stranger = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await stranger.get(team)).status).toBe(404);
    expect((await stranger.post(`${team}/${id}/end`, { lastDay: '2024-09-30' })).status).toBe(404);
    const delegate = await app.as('delegate', { participationId: place.id });
    expect((await delegate.get(team)).status).toBe(200);
    expect((await delegate.post(team, seat())).status).toBe(403);
    const pivot = await app.as('pivot_ally', { cohortId: place.cohortId });
    expect((await pivot.delete(`${team}/${id}`)).status).toBe(403);
  });

  it('does not let a child of another territory be reached through one’s own', async () => {
    const elsewhere = await app.make.delegate(await app.make.participation());
    expect((await manager.post(`${team}/${elsewhere.id}/end`, { lastDay: '2025-01-01' })).status).toBe(404);
    expect((await manager.delete(`${team}/${elsewhere.id}`)).status).toBe(404);
  });

  it('shows at any date what a naive reading of the stays says, and never two stays of one person on one day', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => app.make.person()));
    const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
    const additions = fc.array(
      fc.record({
        person: fc.nat({ max: 3 }),
        category: fc.constantFrom('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'),
        status: fc.constantFrom('foreseen', 'agreed'),
        from: fc.nat({ max: 40 }),
        length: fc.option(fc.nat({ max: 15 })),
      }),
      { minLength: 4, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(additions, fc.nat({ max: 60 }), async (wished, asked) => {
        const here = await app.make.participation({ cohort_id: place.cohortId });
        const kept: { person: number; category: string; status: string; from: number; to: number }[] = [];
        for (const { person, category, status, from, length } of wished) {
          const to = length === null ? Infinity : from + length;
          const free = kept.every((stay) => stay.person !== person || (stay.category === 'resident') !== (category === 'resident') || stay.to < from || to < stay.from);
          const body = seat({ who: { personId: people[person] }, category, status, startsOn: day(from), endsOn: length === null ? null : day(to) });
          expect((await manager.post(`/participations/${here.id}/delegates`, body)).status).toBe(free ? 201 : 409);
          if (free) kept.push({ person, category, status, from, to });
        }
        const there = kept.filter((stay) => stay.from <= asked && asked <= stay.to);
        const naive = (category: string) => ({
          agreed: there.filter((stay) => stay.category === category && stay.status === 'agreed').length,
          foreseen: there.filter((stay) => stay.category === category && stay.status === 'foreseen').length,
        });
        const { body } = await manager.get(`/participations/${here.id}/delegates?on=${day(asked)}`);
        expect(body.members).toHaveLength(there.length);
        for (const category of ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent']) expect(body.seats[category]).toEqual(naive(category));
      }),
      { numRuns: 12 },
    );
  });
});
