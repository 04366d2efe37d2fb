import fc from 'fast-check';
import { Database } from '../../platform/database/database';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';
import { AnswerUpkeep } from '../answer-upkeep';
import { Ground, later } from '../testing/ground';

describe('a guest', () => {
  const app = useApp();

  interface Guest {
    personId: string;
    line: string;
    link: Caller;
    answer: (answer: string, more?: object) => Promise<{ status: number; body: { code?: string } }>;
  }

  /** So many people on the list of one gathering, each with a link. */
  async function guests(made: Ground, gatheringId: string, count: number): Promise<Guest[]> {
    const { cohortId, id: participationId } = made.canohes;
    return Promise.all(
      Array.from({ length: count }, async () => {
        const personId = await app.make.person();
        const line = await app.make.row('registration', { cohort_id: cohortId, gathering_id: gatheringId, participation_id: participationId, person_id: personId, category: 'local_agent', invited_at: 'now' });
        const link = await app.link('answer_invitation', { personId, cohortId, participationId, recordIds: [line, gatheringId] });
        return { personId, line, link, answer: (answer: string, more = {}) => link.put(`/gatherings/${gatheringId}/registrations/${line}/answer`, { answer, ...more }) };
      }),
    );
  }

  const place = async (guest: Guest, gatheringId: string) => (await guest.link.get(`/gatherings/${gatheringId}/registrations/${guest.line}/place`)).body;
  const lettersTo = (personId: string) => app.rows<{ template: string; data: Record<string, unknown>; linkId: string | null }>(`SELECT template, data, link_id AS "linkId" FROM outbox_message WHERE recipient_id = $1 ORDER BY created_at`, [personId]);

  describe('takes a seat', () => {
    it('one of ten, when thirty say yes at the same moment: exactly ten sit, twenty wait in order', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'on_site', url: null, place: 'Salle', capacity: 10 });
      const all = await guests(made, id, 30);
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

    it('whatever is answered in whatever order: never beyond the number, no chair empty while somebody waits, the order kept', async () => {
      const made = await Ground.of(app);
      const act = fc.record({ who: fc.nat(5), answer: fc.constantFrom('yes', 'yes', 'no', 'replaced'), attends: fc.constantFrom('in_room', 'remote', null) });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(act, { minLength: 4, maxLength: 14 }), async (capacity, acts) => {
          const id = await made.create({ format: 'hybrid', capacity });
          const all = await guests(made, id, 6);
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
      const [one, two, three] = (await guests(made, id, 3)) as [Guest, Guest, Guest];
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
      const [one, two, three, four] = (await guests(made, id, 4)) as [Guest, Guest, Guest, Guest];
      for (const guest of [one, two, three, four]) await guest.answer('yes');
      expect([(await place(two, id)).waitingRank, (await place(four, id)).waitingRank]).toEqual([1, 3]);
      const move = (guest: Guest, to: string, as: Caller = made.manager) => as.put(`/gatherings/${id}/registrations/${guest.line}/waiting`, { to });
      expect((await move(four, 'first')).status).toBe(204);
      expect((await move(four, 'first', four.link)).status).toBe(403);
      await one.answer('no');
      expect(await place(four, id)).toMatchObject({ waitingRank: null, seatGivenAt: expect.any(String) });
      const [letter] = await lettersTo(four.personId);
      expect(letter).toMatchObject({ template: 'gathering-seat', data: { title: 'Récits et résilience', heldOn: later } });
      expect(letter?.linkId).not.toBeNull();
      expect((await move(three, 'seat')).status).toBe(204);
      expect(await place(three, id)).toMatchObject({ waitingRank: null });
      expect((await move(three, 'seat')).body.code).toBe('not-waiting');
      expect(await place(two, id)).toMatchObject({ waitingRank: 1 });
      // More chairs: the last one sits as well.
      await app.rows('UPDATE gathering SET capacity = 5 WHERE id = $1', [id]);
      expect(await place(two, id)).toMatchObject({ waitingRank: null });
      expect((await lettersTo(two.personId)).map(({ template }) => template)).toEqual(['gathering-seat']);
    });
  });

  describe('moves up', () => {
    it('while they say what they need, or while staff write their line: no seat is lost', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ capacity: 1 });
      const [one, two, three] = (await guests(made, id, 3)) as [Guest, Guest, Guest];
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
      const [one, two, three] = (await guests(made, id, 3)) as [Guest, Guest, Guest];
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
    const [guest] = (await guests(made, id, 1)) as [Guest];
    for (const on_date of ['2031-11-20', '2031-10-01']) await app.make.row('gathering_half_day', { cohort_id: made.canohes.cohortId, gathering_id: id, on_date, half: 'evening' });
    const own = await app.as('delegate', { participationId: made.canohes.id, personId: guest.personId });
    const { address } = (await own.put('/calendar-feed')).body;
    const text = (await app.nobody.get(`/calendars/${address.slice(address.lastIndexOf('/') + 1)}`)).bytes.toString('utf8').replaceAll('\r\n ', '');
    const all = (name: string) => [...text.matchAll(new RegExp(`^${name}[^:]*:(\\S+)`, 'gm'))].map(([, value]) => value);
    expect(all('UID')).toEqual([`${id}@cordee`, `${id}-2031-11-20@cordee`]);
    expect([all('DTSTART'), all('DTEND')]).toEqual([['20311001', '20311120'], ['20311002', '20311121']]);
  });

  describe('says what they need', () => {
    const needs = { diets: ['vegetarian', 'no_gluten'], dietWords: 'sans noix', accesses: ['step_free'], accessWords: null, travels: ['seeks_lift'], travelWords: null };

    it('to the staff alone: counts for the caterer, names for who organises, nothing to anybody else', async () => {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'on_site', url: null });
      const [one, two] = (await guests(made, id, 2)) as [Guest, Guest];
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
      const [one, two] = (await guests(made, id, 2)) as [Guest, Guest];
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

  describe('is somebody else', () => {
    const visitor = { givenName: 'Aimé', familyName: 'Roussillon', email: 'aime@visitors.example.org', organisation: 'La Fabrique', word: 'Je voudrais voir.' };

    /** The forwarded page of one gathering, and what its visitor finds. */
    async function door(input: Record<string, unknown> = {}) {
      const made = await Ground.of(app);
      const id = await made.create({ format: 'hybrid', place: 'Canohès', purpose: 'Se rencontrer', ...input });
      const [guest] = (await guests(made, id, 1)) as [Guest];
      const headers = { 'x-cordee-gathering': String((await place(guest, id)).forward).split('#')[1] as string };
      const open = () => app.nobody.get('/gathering-door', headers);
      const ask = (more: object = {}) => app.nobody.post('/gathering-door/requests', { ...visitor, ...more }, headers);
      return { ...made, id, guest, headers, open, ask };
    }

    /** The link of an e-mail, as its reader opens it. */
    async function linkOf(email: string) {
      const [row] = await app.rows<{ linkId: string; personId: string }>(
        `SELECT o.link_id AS "linkId", o.recipient_id AS "personId" FROM outbox_message o JOIN person_contact c ON c.person_id = o.recipient_id WHERE c.email = $1 ORDER BY o.created_at DESC LIMIT 1`,
        [email],
      );
      const [link] = await app.rows<{ requests: string[] }>('SELECT record_ids AS requests FROM personal_link WHERE id = $1', [row?.linkId]);
      const headers = { 'x-cordee-link': app.keyring.token('personal', row?.linkId as string) };
      return { personId: row?.personId as string, headers, path: `/coming-requests/${link?.requests[0]}` };
    }

    it('and reads public facts alone: no meeting address, no name, no figure', async () => {
      const { open, guest, id } = await door({ url: 'https://visio.example.org/secret' });
      await guest.answer('yes');
      const { status, body } = await open();
      expect(status).toBe(200);
      expect(body).toMatchObject({ title: 'Récits et résilience', place: 'Canohès', open: true, over: false });
      expect(JSON.stringify(body)).not.toMatch(/visio\.example|Essai|Maya|@/);
      for (const token of ['', `${id}.${'x'.repeat(43)}`, `${guest.line}.${app.keyring.token('gathering', id)}`]) {
        expect((await app.nobody.get('/gathering-door', { 'x-cordee-gathering': token })).status).toBe(404);
      }
    });

    it('asks to come, confirms from their own e-mail, is accepted and gets a link of their own', async () => {
      const { ask, manager, id, read } = await door();
      expect(await ask()).toMatchObject({ status: 202, body: { sent: true } });
      const requests = async () => (await manager.get(`/gatherings/${id}/requests`)).body;
      expect((await requests()).items).toEqual([]);
      const directory = async () => JSON.stringify((await manager.get('/people?search=Roussillon')).body);
      expect(await directory()).not.toContain('Roussillon');

      const link = await linkOf(visitor.email);
      expect((await app.nobody.get(link.path, link.headers)).body).toMatchObject({ state: 'asked', gathering: { place: 'Canohès' } });
      expect((await app.nobody.get(`/gatherings/${id}`, link.headers)).status).toBe(404);
      expect((await app.nobody.put(`${link.path}/answer`, { comes: true }, link.headers)).status).toBe(204);
      const [asked] = (await requests()).items;
      expect(asked).toMatchObject({ givenName: 'Aimé', email: visitor.email, known: false, word: 'Je voudrais voir.', state: 'confirmed' });
      // Nobody says it in their place.
      expect((await manager.put(`${link.path}/answer`, { comes: false })).body.code).toBe('not-own-request');

      const decide = () => manager.post(`/gatherings/${id}/requests/${asked.id}/decision`, { accepted: true, category: 'resident' });
      expect((await decide()).status).toBe(204);
      expect((await decide()).body.code).toBe('request-not-waiting');
      expect(await directory()).toContain('Roussillon');
      expect((await read(id)).registrations).toContainEqual(expect.objectContaining({ givenName: 'Aimé', answer: 'yes', category: 'resident' }));
      const own = await linkOf(visitor.email);
      expect((await app.nobody.get('/link', own.headers)).body).toMatchObject({ purpose: 'answer_invitation', person: { id: link.personId } });
    });

    it('learns nothing of who is known, and nothing is kept of whoever does not confirm', async () => {
      const { ask, guest, id } = await door();
      const [known] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [guest.personId]);
      const answers = [await ask({ email: known?.email }), await ask({ email: 'new@visitors.example.org' })];
      expect(answers.map(({ status, body }) => [status, body])).toEqual([[202, { sent: true }], [202, { sent: true }]]);
      expect((await lettersTo(guest.personId)).map(({ template }) => template)).toEqual(['gathering-listed']);
      expect(await app.rows('SELECT 1 FROM coming_request WHERE gathering_id = $1 AND person_id = $2', [id, guest.personId])).toEqual([]);
      await app.rows(`UPDATE coming_request SET updated_at = now() - interval '15 days' WHERE gathering_id = $1`, [id]);
      await app.nest.get(AnswerUpkeep).forget();
      expect(await app.rows(`SELECT 1 FROM person_contact WHERE email = 'new@visitors.example.org'`)).toEqual([]);
      expect(await app.rows(`SELECT 1 FROM record_change WHERE coalesce(before, after)::text LIKE '%visitors.example.org%' AND act <> 'update'`)).toEqual([]);
    });

    it('finds the door closed when staff closed it, and after the day', async () => {
      const { ask, open, manager, id } = await door();
      expect((await manager.put(`/gatherings/${id}/requests/open`, { open: false })).status).toBe(204);
      expect([(await open()).body.open, (await ask()).body.code]).toEqual([false, 'requests-closed']);
      await manager.put(`/gatherings/${id}/requests/open`, { open: true });
      await app.rows('UPDATE gathering SET held_on = access.today() - 1 WHERE id = $1', [id]);
      expect([(await open()).body.over, (await ask()).body.code]).toEqual([true, 'gathering-over']);
    });

    it('keeps nobody out of the directory with an address that they typed', async () => {
      const { ask, manager, id } = await door();
      const admin = await app.as('network_admin');
      const email = 'mayor@visitors.example.org';
      for (const write of ['create', 'change'] as const) {
        expect((await ask({ email })).status).toBe(202);
        const link = await linkOf(email);
        const personId = write === 'change' ? await app.make.person() : null;
        const { status, body } = personId
          ? await admin.put(`/people/${personId}/contact`, { email, telephone: null })
          : await admin.post('/people', { givenName: 'Anne', familyName: 'Mairesse', organisationId: null, roleTitle: null, email, telephone: null });
        expect([write, status, body]).toEqual([write, personId ? 204 : 201, expect.anything()]);
        const [held] = await app.rows<{ person: string }>('SELECT person_id AS person FROM person_contact WHERE email = $1', [email]);
        expect(held?.person).toBe(personId ?? body.id);
        // The request ended, and its link with it.
        expect((await app.nobody.get(link.path, link.headers)).status).toBeGreaterThanOrEqual(400);
        expect(await app.rows('SELECT 1 FROM coming_request WHERE gathering_id = $1', [id])).toEqual([]);
        await app.rows('UPDATE person_contact SET email = NULL WHERE email = $1', [email]);
      }
      // Who is of the network already keeps their address.
      const [known] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE email IS NOT NULL AND network_id IS NOT NULL LIMIT 1');
      expect((await admin.post('/people', { givenName: 'Anne', familyName: 'Autre', organisationId: null, roleTitle: null, email: known?.email, telephone: null })).status).toBe(409);
      expect((await manager.get(`/gatherings/${id}/requests`)).body.items).toEqual([]);
    });

    it('is refused names that are none, naming the field', async () => {
      const { ask, guest } = await door();
      for (const givenName of ['A\r\nBcc: x', '=HYPERLINK("http://x")', 'x'.repeat(300), 'http://spam.example', 'cliquez.ici.com', '']) {
        const { status, body } = await ask({ givenName });
        expect([givenName, status, body.errors?.[0]?.pointer]).toEqual([givenName, 400, '/givenName']);
        if (givenName) expect((await guest.answer('replaced', { replacementName: givenName })).status).toBe(400);
      }
      expect((await ask({ givenName: 'J.-P.', email: 'jp@visitors.example.org' })).status).toBe(202);
    });

    it('cannot undo who was named in somebody’s place, nor close the e-mail they got', async () => {
      const { guest, manager, id, ask } = await door();
      const email = 'nadia@visitors.example.org';
      await guest.answer('replaced', { replacementName: 'Nadia Serres', replacementEmail: email });
      const link = await linkOf(email);
      expect((await ask({ email })).status).toBe(202);
      expect((await app.nobody.get(link.path, link.headers)).body).toMatchObject({ replacedName: expect.stringMatching(/^Maya /), state: 'asked' });
      expect(await linkOf(email)).toEqual(link);
      expect((await manager.get(`/gatherings/${id}/requests`)).body.items).toMatchObject([{ replacesName: expect.stringMatching(/^Maya /) }]);
    });

    it('named second in the same place takes a seat of their own, or waits; unless the first does not come', async () => {
      const { guest, manager, id, read } = await door({ capacity: 1 });
      async function welcome(name: string, email: string) {
        await guest.answer('replaced', { replacementName: name, replacementEmail: email });
        const link = await linkOf(email);
        await app.nobody.put(`${link.path}/answer`, { comes: true }, link.headers);
        expect((await manager.post(`/gatherings/${id}/requests/${link.path.split('/')[2]}/decision`, { accepted: true })).status).toBe(204);
        const line = (await read(id)).registrations.find(({ personId }: { personId: string }) => personId === link.personId);
        return { id: line.id, replacesId: line.replacesId, waitingRank: line.waitingRank };
      }
      const first = await welcome('Nadia Serres', 'nadia@visitors.example.org');
      expect(first).toMatchObject({ replacesId: guest.line, waitingRank: null });
      expect(await welcome('Omar Vidal', 'omar@visitors.example.org')).toMatchObject({ replacesId: null, waitingRank: 1 });
      await app.rows(`UPDATE registration SET answer = 'no' WHERE id = $1`, [first.id]);
      expect(await welcome('Paule Roca', 'paule@visitors.example.org')).toMatchObject({ replacesId: guest.line, waitingRank: null });
    });

    it('named as a replacement is written to at once, says yes, and sits on the same seat', async () => {
      const { guest, manager, id, read, ask } = await door({ capacity: 1 });
      expect((await guest.answer('replaced', { replacementName: 'Nadia Serres', replacementEmail: 'nadia@visitors.example.org' })).status).toBe(204);
      const link = await linkOf('nadia@visitors.example.org');
      expect((await app.nobody.get(link.path, link.headers)).body).toMatchObject({ replacedName: expect.stringMatching(/^Maya /), state: 'asked' });
      const [named] = (await manager.get(`/gatherings/${id}/requests`)).body.items;
      const decide = () => manager.post(`/gatherings/${id}/requests/${named.id}/decision`, { accepted: true });
      expect((await decide()).body.code).toBe('request-not-waiting');
      await app.nobody.put(`${link.path}/answer`, { comes: true }, link.headers);
      expect((await decide()).status).toBe(204);
      const line = (await read(id)).registrations.find(({ personId }: { personId: string }) => personId === link.personId);
      expect(line).toMatchObject({ replacesId: guest.line, waitingRank: null, category: 'local_agent', territoryName: 'Canohès' });
      expect((await read(id)).figures).toMatchObject([{ yes: 0, replaced: 1, waiting: 0 }]);
      // Whoever named them comes after all: two people, one seat; the one who sat stays.
      await guest.answer('yes');
      expect((await read(id)).figures).toMatchObject([{ yes: 1, replaced: 0, waiting: 1 }]);
      expect((await ask()).status).toBe(202);
    });
  });
});
