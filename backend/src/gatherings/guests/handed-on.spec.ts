import { useApp } from '../../platform/testing/use-app';
import { AnswerUpkeep } from '../answer-upkeep';
import { FORMAT_WORDS, NATURE_WORDS } from '../gathering-words';
import { durationInFrench } from '../inviting/gathering-calendar';
import { Ground, webinar } from '../testing/ground';
import { type Guest, guests, lettersTo, place } from '../testing/guests';

describe('somebody whom an invitation was handed to, or who comes instead', () => {
  const app = useApp();

  const visitor = { givenName: 'Aimé', familyName: 'Roussillon', email: 'aime@visitors.example.org', organisation: 'La Fabrique', word: 'Je voudrais voir.' };

  /** The forwarded page of one gathering, and what its visitor finds. */
  async function door(input: Record<string, unknown> = {}) {
    const made = await Ground.of(app);
    const id = await made.create({ format: 'hybrid', place: 'Canohès', purpose: 'Se rencontrer', ...input });
    const [guest] = (await guests(app, made, id, 1)) as [Guest];
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
    expect((await lettersTo(app, guest.personId)).map(({ template }) => template)).toEqual(['gathering-listed']);
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
    // What the page asks first: without it the letter leads nowhere.
    expect((await app.nobody.get('/link', link.headers)).body).toMatchObject({ purpose: 'confirm_request', person: { givenName: 'Nadia', familyName: 'Serres' } });
    expect((await app.nobody.get(link.path, link.headers)).body).toMatchObject({ replacedName: expect.stringMatching(/^Maya /), state: 'asked' });
    const [named] = (await manager.get(`/gatherings/${id}/requests`)).body.items;
    const decide = () => manager.post(`/gatherings/${id}/requests/${named.id}/decision`, { accepted: true });
    expect((await decide()).body.code).toBe('request-not-waiting');
    const offered = async () => (await manager.get('/home')).body.watch.filter(({ kind }: { kind: string }) => kind === 'requests_to_decide');
    expect(await offered()).toEqual([]);
    await app.nobody.put(`${link.path}/answer`, { comes: true }, link.headers);
    expect(await offered()).toMatchObject([{ recordId: id, count: 1 }]);
    expect((await decide()).status).toBe(204);
    expect(await offered()).toEqual([]);
    const line = (await read(id)).registrations.find(({ personId }: { personId: string }) => personId === link.personId);
    expect(line).toMatchObject({ replacesId: guest.line, waitingRank: null, category: 'local_agent', territoryName: 'Canohès' });
    expect((await read(id)).figures).toMatchObject([{ yes: 0, replaced: 1, waiting: 0 }]);
    // Whoever named them comes after all: two people, one seat; the one who sat stays.
    await guest.answer('yes');
    expect((await read(id)).figures).toMatchObject([{ yes: 1, replaced: 0, waiting: 1 }]);
    expect((await ask()).status).toBe(202);
  });

  it('is told what it is, how one meets and how long, and has it in their calendar; whoever they replace is told too, and has it no more', async () => {
    const { guest, manager, id, ask, read } = await door({ format: 'remote', place: null, url: 'https://visio.example.org/1' });
    const written = async (personId: string) =>
      app.rows<{ template: string; method: string | null; data: object }>(`SELECT template, calendar ->> 'method' AS method, data FROM outbox_message WHERE recipient_id = $1 ORDER BY created_at`, [personId]);
    const facts = { nature: 'Webinaire', format: 'en visio', duration: '2\u00a0h', cohortName: 'Occitanie' };
    const accept = async (email: string) => {
      const link = await linkOf(email);
      expect(await written(link.personId)).toMatchObject([{ method: null, data: facts }]);
      await app.nobody.put(`${link.path}/answer`, { comes: true }, link.headers);
      expect((await manager.post(`/gatherings/${id}/requests/${link.path.split('/')[2]}/decision`, { accepted: true })).status).toBe(204);
      return link.personId;
    };
    await ask({ email: 'aimee@visitors.example.org' });
    const visits = await accept('aimee@visitors.example.org');
    await guest.answer('replaced', { replacementName: 'Nadia Serres', replacementEmail: 'nadia.serres@visitors.example.org' });
    const sits = await accept('nadia.serres@visitors.example.org');
    for (const personId of [visits, sits]) expect((await written(personId)).at(-1)).toMatchObject({ template: 'gathering-welcome', method: 'request', data: facts });
    expect(await written(guest.personId)).toMatchObject([{ template: 'gathering-handed-on', method: 'cancel', data: { ...facts, replacementName: 'Nadia Serres' } }]);
    // Whoever sits in somebody's place hears of what becomes of it like everybody who was invited.
    const { version } = await read(id);
    await manager.put(`/gatherings/${id}`, { ...webinar, fromTime: '15:00', tell: {} }, { 'if-match': `"${version}"` });
    for (const personId of [visits, sits]) expect((await written(personId)).at(-1)).toMatchObject({ template: 'gathering-changed', method: 'request' });
  });

  it('reads the same length in every letter, whoever wrote it', async () => {
    const made = await Ground.of(app);
    for (const input of [{}, { toTime: '14:45' }, { toTime: '15:05' }, { toTime: null }, { fromTime: null, toTime: null }, { heldOn: null, period: 'En juin' }, { fromTime: '12:30', toTime: '14:00' }]) {
      const id = await made.create(input);
      const [row] = await app.rows<{ told: { duration: string | null; nature: string; format: string } }>('SELECT access.gathering_letter($1) AS told', [id]);
      const read = await made.read(id);
      expect(row?.told).toMatchObject({ duration: durationInFrench(read), nature: NATURE_WORDS.webinar, format: FORMAT_WORDS.remote });
    }
  });
});
