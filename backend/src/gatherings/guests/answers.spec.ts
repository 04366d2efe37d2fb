import ICAL from 'ical.js';
import fc from 'fast-check';
import { Client } from 'pg';
import { Database } from '../../platform/database/database';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';
import { AnswerUpkeep } from '../answer-upkeep';
import { Ground, webinar, later } from '../testing/ground';
import { type Guest, guests, lettersTo, place } from '../testing/guests';

describe('a guest', () => {
  const app = useApp();

  describe('takes a seat', () => {
    it('one of ten, when thirty say yes at the same moment: exactly ten sit, twenty wait in order', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'on_site', url: null, place: 'Salle', capacity: 10 });
      const all = await guests(app, made, id, 30);
      const answers = await Promise.all(all.map((guest) => guest.answer('yes')));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 204));
      const lines = (await made.read(id)).registrations as { waitingRank: number | null }[];
      expect(lines.filter(({ waitingRank }) => waitingRank === null)).toHaveLength(10);
      expect(lines.flatMap(({ waitingRank }) => waitingRank ?? []).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, rank) => rank + 1));
      expect((await made.read(id)).figures).toMatchObject([{ yes: 10, waiting: 20, invited: 30 }]);

      // Thirty change their mind at the same moment as well: nobody is lost, nobody sits twice.
      await Promise.all(all.map((guest, index) => guest.answer(index % 3 === 0 ? 'no' : 'yes')));
      expect((await made.read(id)).figures).toMatchObject([{ yes: 10, waiting: 10, no: 10 }]);
    });

    it('keeps it when two records of one person become one, and gives on the seat that is left', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'on_site', url: null, place: 'Salle', capacity: 2 });
      const [sits, third, twin, other] = (await guests(app, made, id, 4)) as [Guest, Guest, Guest, Guest];
      for (const guest of [sits, other, third, twin]) await guest.answer('yes');
      const waiting = async () => (await app.rows<{ line: string }>('SELECT id AS line FROM registration WHERE gathering_id = $1 AND waiting_since IS NOT NULL ORDER BY waiting_since', [id])).map(({ line }) => line);
      const merge = (keptId: string, goneId: string) => made.manager.post(`/people/${keptId}/merge`, { goneId, choices: { givenName: false, familyName: false, email: false, telephone: false } });
      expect(await waiting()).toEqual([third.line, twin.line]);
      // The one who stays waited behind somebody: the seat of the one who goes was theirs.
      expect((await merge(twin.personId, sits.personId)).status).toBe(200);
      expect(await waiting()).toEqual([third.line]);

      // An answer holds the seats and is about to write a line that a merge is to fold: neither waits for the other for ever.
      const answering = new Client({ connectionString: app.database.ownerUrl });
      await answering.connect();
      try {
        await answering.query('BEGIN');
        await answering.query(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [id]);
        const merging = merge(twin.personId, other.personId);
        const blocked = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
        while (!(await app.rows(blocked)).length) await new Promise((done) => setTimeout(done, 10));
        await answering.query(`UPDATE registration SET replacement_name = NULL, attends = NULL WHERE id = $1`, [other.line]);
        await answering.query('COMMIT');
        expect((await merging).status).toBe(200);
      } finally {
        await answering.end();
      }
      // Two seats had become one person's: the second went to whoever waited.
      expect(await waiting()).toEqual([]);
      expect((await made.read(id)).figures).toMatchObject([{ yes: 2, waiting: 0 }]);
    });

    it('whatever is answered in whatever order: never beyond the number, no chair empty while somebody waits, the order kept', async () => {
      const made = await Ground.of(app);
      const act = fc.record({ who: fc.nat(5), answer: fc.constantFrom('yes', 'yes', 'no', 'replaced'), attends: fc.constantFrom('in_room', 'remote', null) });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(act, { minLength: 4, maxLength: 14 }), async (capacity, acts) => {
          const id = await made.create({ format: 'hybrid', capacity });
          const all = await guests(app, made, id, 6);
          let waiting: string[] = [];
          for (const { who, answer, attends } of acts) {
            const guest = all[who] as Guest;
            expect((await guest.answer(answer, { attends: answer === 'no' ? null : attends })).status).toBe(204);
            const rows = await app.rows<{ id: string; waits: boolean; sits: boolean }>(
              `SELECT id, waiting_since IS NOT NULL AS waits, answer IN ('yes', 'replaced') AND attends IS DISTINCT FROM 'remote' AND waiting_since IS NULL AS sits FROM registration WHERE gathering_id = $1 ORDER BY waiting_since`,
              [id],
            );
            const now = rows.filter(({ waits }) => waits).map((row) => row.id);
            expect(rows.filter(({ sits }) => sits).length).toBe(now.length ? capacity : Math.min(capacity, rows.filter(({ sits }) => sits).length));
            expect(now.filter((line) => waiting.includes(line))).toEqual(waiting.filter((line) => now.includes(line)));
            waiting = now;
          }
        }),
        { numRuns: Number(process.env['ANSWERS_RUNS'] ?? 8), verbose: 1 },
      );
    });

    it('in the room or remote, where both are open: only the room counts', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'hybrid', capacity: 1 });
      const [one, two, three] = (await guests(app, made, id, 3)) as [Guest, Guest, Guest];
      await one.answer('yes');
      await two.answer('yes');
      expect(await place(two, id)).toMatchObject({ waitingRank: 1, room: { capacity: 1, taken: 1, waiting: 1 } });
      await two.answer('yes', { attends: 'remote' });
      expect(await place(two, id)).toMatchObject({ waitingRank: null, attends: 'remote' });
      await three.answer('yes', { attends: 'in_room' });
      expect(await place(three, id)).toMatchObject({ waitingRank: 1, companions: [{ attends: null }, { attends: 'remote' }] });
    });

    it('that somebody gives back, and is told so by e-mail; staff move up whom they will', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ capacity: 1 });
      const [one, two, three, four] = (await guests(app, made, id, 4)) as [Guest, Guest, Guest, Guest];
      for (const guest of [one, two, three, four]) await guest.answer('yes');
      expect([(await place(two, id)).waitingRank, (await place(four, id)).waitingRank]).toEqual([1, 3]);
      const move = (guest: Guest, to: string, as: Caller = made.manager) => as.put(`/gatherings/${id}/registrations/${guest.line}/waiting`, { to });
      expect((await move(four, 'first')).status).toBe(204);
      expect((await move(four, 'first', four.link)).status).toBe(403);
      await one.answer('no');
      expect(await place(four, id)).toMatchObject({ waitingRank: null, seatGivenAt: expect.any(String) });
      const [letter] = await lettersTo(app, four.personId);
      expect(letter).toMatchObject({ template: 'gathering-seat', data: { title: 'Récits et résilience', heldOn: later } });
      expect(letter?.linkId).not.toBeNull();
      expect((await move(three, 'seat')).status).toBe(204);
      expect(await place(three, id)).toMatchObject({ waitingRank: null });
      expect((await move(three, 'seat')).body.code).toBe('not-waiting');
      expect(await place(two, id)).toMatchObject({ waitingRank: 1 });
      // More chairs: the last one sits as well.
      await app.rows('UPDATE gathering SET capacity = 5 WHERE id = $1', [id]);
      expect(await place(two, id)).toMatchObject({ waitingRank: null });
      expect((await lettersTo(app, two.personId)).map(({ template }) => template)).toEqual(['gathering-seat']);
    });
  });

  describe('moves up', () => {
    it('while they say what they need, or while staff write their line: no seat is lost', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ capacity: 1 });
      const [one, two, three] = (await guests(app, made, id, 3)) as [Guest, Guest, Guest];
      for (const guest of [one, two, three]) await guest.answer('yes');
      await app.nest.get(Database).run(two.link.token, undefined, async (work) => {
        await work.rows(`INSERT INTO registration_need (cohort_id, gathering_id, registration_id, person_id, diets) VALUES ($1, $2, $3, $4, '{vegan}')`, [made.canohes.cohortId, id, two.line, two.personId]);
        expect((await one.answer('no')).status).toBe(204);
      });
      expect(await place(two, id)).toMatchObject({ waitingRank: null, room: { taken: 1, waiting: 1 } });

      let left: Promise<{ status: number }> | undefined;
      await app.nest.get(Database).run(made.manager.token, undefined, async (work) => {
        await work.rows(`UPDATE registration SET category = 'resident' WHERE id = $1`, [three.line]);
        left = two.answer('no');
        await new Promise((done) => setTimeout(done, 300));
      });
      expect((await left)?.status).toBe(204);
      expect(await place(three, id)).toMatchObject({ waitingRank: null, room: { taken: 1, waiting: 0 } });
    });

    it('past somebody who is taken off the list at that very moment', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ capacity: 1 });
      const [one, two, three] = (await guests(app, made, id, 3)) as [Guest, Guest, Guest];
      for (const guest of [one, two, three]) await guest.answer('yes');
      let left: Promise<{ status: number }> | undefined;
      await app.nest.get(Database).run(made.manager.token, undefined, async (work) => {
        await work.rows('DELETE FROM registration WHERE id = $1', [two.line]);
        left = one.answer('no');
        await new Promise((done) => setTimeout(done, 300));
      });
      expect((await left)?.status).toBe(204);
      expect(await place(three, id)).toMatchObject({ waitingRank: null, room: { taken: 1, waiting: 0 } });
    });
  });

  it('has each day of a gathering in their calendar, and not the weeks between', async () => {
    const made = await Ground.of(app);
    const id = await made.create({ heldOn: '2031-10-01' });
    const [guest] = (await guests(app, made, id, 1)) as [Guest];
    for (const on_date of ['2031-11-20', '2031-10-01']) await app.make.row('gathering_half_day', { cohort_id: made.canohes.cohortId, gathering_id: id, on_date, half: 'evening' });
    const own = await app.as('delegate', { participationId: made.canohes.id, personId: guest.personId });
    const { address } = (await own.put('/calendar-feed')).body;
    const text = (await app.nobody.get(`/calendars/${address.slice(address.lastIndexOf('/') + 1)}`)).bytes.toString('utf8').replaceAll('\r\n ', '');
    const all = (name: string) => [...text.matchAll(new RegExp(`^${name}[^:]*:(\\S+)`, 'gm'))].map(([, value]) => value);
    expect(all('UID')).toEqual([`${id}@cordee`, `${id}-2031-11-20@cordee`]);
    expect([all('DTSTART'), all('DTEND')]).toEqual([['20311001', '20311120'], ['20311002', '20311121']]);

    // The file that the link's page hands out is the letters' own entry.
    const file = new ICAL.Component(ICAL.parse((await guest.link.get(`/gatherings/${id}/calendar`)).bytes.toString('utf8')));
    for (const zone of file.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const event = new ICAL.Event(file.getFirstSubcomponent('vevent') as never);
    const days = [];
    for (let each = event.iterator(), next = each.next(); next; next = each.next()) days.push(next.toString().slice(0, 10));
    expect([file.getFirstPropertyValue('method'), event.uid, event.attendees, days]).toEqual(['PUBLISH', `${id}@cordee`, [], ['2031-10-01', '2031-11-20']]);
    expect(file.toString()).not.toContain(webinar.url);
  });

  describe('says what they need', () => {
    const needs = { diets: ['vegetarian', 'no_gluten'], dietWords: 'sans noix', accesses: ['step_free'], accessWords: null, travels: ['seeks_lift'], travelWords: null };

    it('to the staff alone: counts for the caterer, names for who organises, nothing to anybody else', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'on_site', url: null });
      const [one, two] = (await guests(app, made, id, 2)) as [Guest, Guest];
      for (const guest of [one, two]) await guest.answer('yes');
      const say = (guest: Guest, input: object, as = guest.link) => as.put(`/gatherings/${id}/registrations/${guest.line}/needs`, input);
      expect((await say(one, needs)).status).toBe(204);
      expect((await say(two, { diets: ['vegetarian'] })).status).toBe(204);
      expect((await say(two, { diets: ['vegetarian'] }, one.link)).status).toBe(404);
      expect((await say(two, { diets: ['chips'] })).status).toBe(400);
      expect((await place(one, id)).needs).toEqual(needs);
      const { body } = await made.manager.get(`/gatherings/${id}/needs`);
      expect(body).toMatchObject({ diets: [{ kind: 'vegetarian', count: 2 }, { kind: 'no_gluten', count: 1 }], dietWords: ['sans noix'], accesses: [{ kind: 'step_free', count: 1 }], inRoom: 2 });
      expect(body.people).toHaveLength(2);

      const { cohortId, id: participationId } = made.canohes;
      for (const hat of ['observer', 'evaluator', 'delegate', 'project_ally', 'storyteller'] as const) {
        const caller = await app.as(hat, { cohortId, participationId });
        expect([hat, (await caller.get(`/gatherings/${id}/needs`)).status]).toEqual([hat, 403]);
        const seen = await caller.get(`/gatherings/${id}/registrations/${one.line}/place`);
        expect(JSON.stringify(seen.body)).not.toContain('noix');
        const [row] = await app.nest.get(Database).run(caller.token, undefined, (work) => work.rows<{ n: number }>('SELECT count(*)::int AS n FROM registration_need'));
        expect([hat, row?.n]).toEqual([hat, 0]);
      }
      // Another guest, whose link bears the same gathering, reads their own line alone.
      const [read] = await app.nest.get(Database).run(two.link.token, undefined, (work) => work.rows<{ n: number }>('SELECT count(*)::int AS n FROM registration_need'));
      expect(read?.n).toBe(1);
      expect((await two.link.get(`/gatherings/${id}/needs`)).status).toBe(403);
      const file = (await made.manager.get(`/gatherings/${id}?format=csv`)).bytes.toString('utf8');
      expect(file).not.toContain('noix');
    });

    it('until four weeks after the day, when it is forgotten; saying nothing any more erases it at once', async () => {
      const made = await Ground.of(app);
      const id = await made.create();
      const [one, two] = (await guests(app, made, id, 2)) as [Guest, Guest];
      for (const guest of [one, two]) await guest.link.put(`/gatherings/${id}/registrations/${guest.line}/needs`, needs);
      await two.link.put(`/gatherings/${id}/registrations/${two.line}/needs`, {});
      const left = () => app.rows('SELECT person_id FROM registration_need WHERE gathering_id = $1', [id]);
      expect(await left()).toEqual([{ person_id: one.personId }]);
      await app.rows('UPDATE gathering SET held_on = access.today() - 28 WHERE id = $1', [id]);
      await app.nest.get(AnswerUpkeep).forget();
      expect(await left()).toHaveLength(1);
      expect((await one.link.put(`/gatherings/${id}/registrations/${one.line}/needs`, needs)).body.code).toBe('gathering-over');
      await app.rows('UPDATE gathering SET held_on = access.today() - 29 WHERE id = $1', [id]);
      await app.nest.get(AnswerUpkeep).forget();
      expect(await left()).toEqual([]);
      expect(await app.rows(`SELECT 1 FROM record_change WHERE table_name = 'registration_need'`)).toEqual([]);
    });
  });
});
