import { Client } from 'pg';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';

const unknown = ['personne-inconnue@example.org', 'nobody@example.org'];

describe('one’s own data', () => {
  const app = useApp();
  let manager: Caller;
  let cohortId: string;

  beforeAll(async () => {
    cohortId = await app.make.cohort();
    manager = await app.as('cohort_manager', { cohortId });
  });

  const ownLink = async (personId: string): Promise<Caller> => {
    const [link] = await app.rows<{ id: string }>(`SELECT id FROM personal_link WHERE person_id = $1 AND purpose = 'own_data' ORDER BY created_at DESC LIMIT 1`, [personId]);
    const token = app.keyring.token('personal', link?.id as string);
    const headers = { 'x-cordee-link': token };
    return { ...app.nobody, personId, token, get: (path) => app.nobody.get(path, headers), post: (path, body) => app.nobody.post(path, body, headers), put: (path, body) => app.nobody.put(path, body, headers) } as Caller;
  };
  const details = { givenName: 'Oriane', familyName: 'Vidalenc', roleTitle: 'Adjointe', email: 'oriane@example.org', telephone: '06 39 98 12 34' };

  it('opens by a link asked for with an address; the answer says the same when nobody has it', async () => {
    const personId = await app.make.person({ email: 'asked@example.org' });
    const known = await app.nobody.post('/own-data/link', { email: 'asked@example.org' });
    const other = await app.nobody.post('/own-data/link', { email: unknown[0] });
    expect([known.status, known.body]).toEqual([other.status, other.body]);
    const letters = await app.rows(`SELECT template, recipient_id AS "to", sensitivity FROM outbox_message WHERE template = 'own-data-link'`);
    expect(letters).toEqual([{ template: 'own-data-link', to: personId, sensitivity: 'account' }]);
    const own = await ownLink(personId);
    expect((await own.get('/link')).body).toMatchObject({ purpose: 'own_data', cohort: null });
    const { person, sections } = (await own.get('/own-data')).body;
    expect(person.email).toBe('asked@example.org');
    expect(sections.map(({ title }: { title: string }) => title)).toEqual(expect.arrayContaining(['Qui vous êtes', 'Comment vous joindre', 'Liens personnels reçus par e-mail']));
  });

  it('opens nothing else: not the directory, not the requests, not somebody else', async () => {
    const personId = await app.make.person({ email: 'alone@example.org' });
    await app.nobody.post('/own-data/link', { email: 'alone@example.org' });
    const own = await ownLink(personId);
    const other = await app.make.person();
    const statuses = await Promise.all([`/history/people/${other}`, '/cohorts', '/home'].map(async (path) => (await own.get(path)).status));
    expect(statuses.filter((status) => ![401, 403, 404].includes(status))).toEqual([]);
    expect((await own.get('/data-requests?state=all')).body.items).toEqual([]);
    expect((await own.get('/people')).body.items.map(({ id }: { id: string }) => id)).toEqual([personId]);
  });

  it('is corrected by oneself: the name, the contacts, and the staff see it in the history', async () => {
    const personId = await app.make.person({ email: 'before@example.org' });
    await app.nobody.post('/own-data/link', { email: 'before@example.org' });
    const own = await ownLink(personId);
    expect((await own.put('/own-data', details)).status).toBe(204);
    expect((await own.get('/own-data')).body.person).toMatchObject({ givenName: 'Oriane', email: 'oriane@example.org', telephone: '06 39 98 12 34' });
    const changes = (await manager.get(`/history/people/${personId}`)).body.items;
    expect(changes[0]).toMatchObject({ what: 'Coordonnées', by: 'Oriane Vidalenc' });
    for (const givenName of ['', 'Oriane\nhttps://exemple.invalid', 'Oriane\u2028Cliquez ici']) expect((await own.put('/own-data', { ...details, givenName })).body.errors[0].pointer).toBe('/givenName');
  });

  it('is one line, whatever way a name came in: it puts none of its own into a letter', async () => {
    const slipped = 'Ana\r\n\r\nVotre lien :\u2028https://exemple.invalid';
    const one = 'Ana Votre lien : https://exemple.invalid';
    const made = {
      person: await app.make.person({ givenName: slipped, familyName: slipped }),
      organisation: await app.make.organisation({ name: slipped }),
      territory: await app.make.territory({ name: slipped }),
      gathering: await app.make.gathering(cohortId, { title: slipped }),
    };
    await app.rows('UPDATE person SET role_title = $2 WHERE id = $1', [made.person, slipped]);
    expect(await app.rows('SELECT given_name AS given, family_name AS family, role_title AS role FROM person WHERE id = $1', [made.person])).toEqual([{ given: one, family: one, role: one }]);
    expect(await app.rows('SELECT o.name, t.name AS place, g.title FROM organisation o, territory t, gathering g WHERE o.id = $1 AND t.id = $2 AND g.id = $3', [made.organisation, made.territory, made.gathering])).toEqual([{ name: one, place: one, title: one }]);
  });

  it('never moves the address of an account by a mere link', async () => {
    const account = await app.as('person');
    const [{ email }] = (await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [account.personId])) as [{ email: string }];
    await app.nobody.post('/own-data/link', { email });
    const own = await ownLink(account.personId);
    const view = (await own.get('/own-data')).body;
    expect(view.mayMoveAddress).toBe(false);
    expect((await own.put('/own-data', { ...details, email: 'stolen@example.org' })).body.code).toBe('account-address');
    expect((await own.put('/own-data', { ...details, email })).status).toBe(204);
    expect((await account.get('/own-data')).body.mayMoveAddress).toBe(true);
    expect((await account.put('/own-data', { ...details, email: 'moved@example.org' })).status).toBe(204);
  });

  it('shows a mere link nothing kept about whoever protects their account by a code, corrects nothing and asks nothing: they can sign in to ask it', async () => {
    const staff = await app.as('cohort_manager', { cohortId });
    await app.rows(`UPDATE account SET totp_secret = 'x', totp_enrolled_at = now() WHERE person_id = $1`, [staff.personId]);
    const [{ email }] = (await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [staff.personId])) as [{ email: string }];
    await app.nobody.post('/own-data/link', { email });
    const own = await ownLink(staff.personId);
    await app.make.row('data_request', { person_id: staff.personId, kind: 'correction', words: 'Mon nom d’usage' });
    expect((await own.get('/own-data')).body).toMatchObject({ signInFirst: true, sections: [], requests: [], person: { email: null, telephone: null } });
    expect((await own.put('/own-data', { ...details, email })).body.code).toBe('sign-in-first');
    const asked = await own.post('/own-data/requests', { kind: 'erasure' });
    expect([asked.status, asked.body.code]).toEqual([403, 'sign-in-first']);
    expect((await staff.post('/own-data/requests', { kind: 'erasure' })).status).toBe(201);
    const { body } = await staff.get('/own-data');
    expect(body.signInFirst).toBe(false);
    expect(body.sections.length).toBeGreaterThan(3);
  });

  it('is asked to be erased once, seen by staff with its date, refused with a reason that the person reads', async () => {
    const own = await app.as('person');
    const { id } = (await own.post('/own-data/requests', { kind: 'erasure', words: 'Je change de métier' })).body;
    expect((await own.post('/own-data/requests', { kind: 'erasure' })).body.code).toBe('already-asked');
    const line = (await manager.get('/data-requests')).body.items.find((each: { id: string }) => each.id === id);
    expect(line).toMatchObject({ kind: 'erasure', words: 'Je change de métier', person: { id: own.personId }, outcome: null });
    expect((await manager.post(`/data-requests/${id}/answer`, { outcome: 'refused', answer: '' })).status).toBe(400);
    expect((await manager.post(`/data-requests/${id}/answer`, { outcome: 'refused', answer: 'Les feuilles d’émargement sont dues trois ans.' })).status).toBe(204);
    expect((await own.get('/own-data')).body.requests[0]).toMatchObject({ outcome: 'refused', answer: 'Les feuilles d’émargement sont dues trois ans.' });
    expect((await manager.post(`/data-requests/${id}/answer`, { outcome: 'done' })).body.code).toBe('already-answered');
    expect(await app.rows(`SELECT 1 FROM outbox_message WHERE template = 'own-data-link' AND recipient_id = $1`, [own.personId])).toHaveLength(1);
  });

  it('is taken back once when that is pressed twice: the second waits, and is not told that the team answered', async () => {
    const own = await app.as('person');
    const { id } = (await own.post('/own-data/requests', { kind: 'erasure' })).body;
    const first = new Client({ connectionString: app.database.ownerUrl });
    await first.connect();
    await first.query('BEGIN');
    await first.query('UPDATE data_request SET withdrawn_at = now() WHERE id = $1', [id]);
    const [{ xid }] = (await first.query('SELECT pg_current_xact_id()::xid::text AS xid')).rows;
    let answered = false;
    const second = own.post(`/data-requests/${id}/withdrawal`).finally(() => (answered = true));
    while (!answered && (await app.rows('SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid = $1::text::xid', [xid])).length === 0);
    await first.query('COMMIT');
    await first.end();
    expect((await second).status).toBe(204);
  });

  it('is taken back by whoever asked as long as nobody answered: staff see when, can no longer erase, and each act is told to the person by e-mail', async () => {
    const personId = await app.make.person({ email: 'changes-mind@example.org' });
    await app.nobody.post('/own-data/link', { email: 'changes-mind@example.org' });
    const own = await ownLink(personId);
    const { id } = (await own.post('/own-data/requests', { kind: 'erasure', words: 'Sur un coup de tête' })).body;
    const [asked] = (await own.get('/own-data')).body.requests;
    expect([asked.id, asked.dueOn > asked.askedAt.slice(0, 10)]).toEqual([id, true]);
    const other = await app.as('person');
    expect((await other.post(`/data-requests/${id}/withdrawal`)).status).toBe(404);
    expect((await manager.post(`/data-requests/${id}/withdrawal`)).status).toBe(403);
    expect((await own.post(`/data-requests/${id}/withdrawal`)).status).toBe(204);
    expect((await own.post(`/data-requests/${id}/withdrawal`)).status).toBe(204);
    expect((await manager.post(`/data-requests/${id}/answer`, { outcome: 'done' })).body.code).toBe('withdrawn');
    expect((await manager.get(`/data-requests/${id}`)).body).toMatchObject({ withdrawnAt: expect.any(String), mayAnswer: false, effects: [], outcome: null });
    const listed = await Promise.all(['open', 'withdrawn', 'answered'].map(async (state) => (await manager.get(`/data-requests?state=${state}`)).body.items.some((each: { id: string }) => each.id === id)));
    expect(listed).toEqual([false, true, false]);
    const letters = await app.rows(`SELECT template, sensitivity, link_id IS NOT NULL AS linked FROM outbox_message WHERE recipient_id = $1 AND template <> 'own-data-link' ORDER BY template`, [personId]);
    expect(letters).toEqual([{ template: 'own-data-asked', sensitivity: 'account', linked: true }, { template: 'own-data-withdrawn', sensitivity: 'account', linked: true }]);
    expect(await app.rows(`SELECT act FROM audit_entry WHERE record_id = $1 AND act = 'withdraw'`, [id])).toHaveLength(1);

    const again = (await own.post('/own-data/requests', { kind: 'erasure' })).body.id;
    expect((await manager.post(`/data-requests/${again}/answer`, { outcome: 'refused', answer: 'Une convention court encore.' })).status).toBe(204);
    expect((await own.post(`/data-requests/${again}/withdrawal`)).body.code).toBe('already-answered');
  });

  it('is erased by staff, but staff themselves by the administration, and nobody by their own hand', async () => {
    const other = await app.as('cohort_manager', { cohortId });
    const { id } = (await other.post('/own-data/requests', { kind: 'erasure' })).body;
    expect((await other.post(`/data-requests/${id}/answer`, { outcome: 'done' })).body.code).toBe('own-request');
    expect((await manager.post(`/data-requests/${id}/answer`, { outcome: 'done' })).body.code).toBe('staff-by-administrators');
    expect((await (await app.as('pivot_ally', { cohortId })).post(`/data-requests/${id}/answer`, { outcome: 'done' })).status).toBe(403);
    expect((await (await app.as('observer', { cohortId })).get(`/data-requests/${id}`)).status).toBe(404);
    expect((await (await app.as('network_admin')).post(`/data-requests/${id}/answer`, { outcome: 'done' })).status).toBe(204);
    expect((await other.get('/auth/me')).status).toBe(401);
    const done = (await manager.get('/data-requests?state=answered')).body.items.find((each: { id: string }) => each.id === id);
    expect(done).toMatchObject({ person: { name: 'Personne effacée' }, outcome: 'done', words: null });
  });

  it('is erased by somebody else than whoever changed its address; staff read when that was, from what and by whom', async () => {
    const asks = async (email: string, moved: (personId: string) => Promise<{ status: number }>) => {
      const personId = await app.make.person({ email });
      expect((await moved(personId)).status).toBe(204);
      const [contact] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [personId]);
      await app.nobody.post('/own-data/link', { email: contact?.email });
      return (await (await ownLink(personId)).post('/own-data/requests', { kind: 'erasure' })).body.id as string;
    };
    const byLink = await asks('forwarded@example.org', async (personId) => {
      await app.nobody.post('/own-data/link', { email: 'forwarded@example.org' });
      return (await ownLink(personId)).put('/own-data', { ...details, email: 'elsewhere@example.org' });
    });
    expect((await manager.get(`/data-requests/${byLink}`)).body).toMatchObject({ addressMoved: { former: 'forwarded@example.org', by: null, byReader: false }, mayAnswer: true });

    const byStaff = await asks('taken@example.org', (personId) => manager.put(`/people/${personId}/contact`, { email: 'mine@example.org', telephone: null }));
    expect((await manager.get(`/data-requests/${byStaff}`)).body).toMatchObject({ addressMoved: { former: 'taken@example.org', byReader: true }, mayAnswer: false });
    expect((await manager.post(`/data-requests/${byStaff}/answer`, { outcome: 'done' })).body.code).toBe('second-person-needed');
    const admin = await app.as('network_admin');
    expect((await admin.get(`/data-requests/${byStaff}`)).body).toMatchObject({ addressMoved: { by: expect.any(String), byReader: false }, mayAnswer: true });
    expect((await admin.post(`/data-requests/${byStaff}/answer`, { outcome: 'done' })).status).toBe(204);
  });

  it('takes a name out of what others wrote, as the network knew it and whole: nobody chooses the words that go', async () => {
    const participation = await app.make.participation({ cohort_id: cohortId });
    const body = 'Jean Martin et Jean Martinez ont parlé de la rivière de la Vère.';
    const author = await app.make.person();
    const newsId = await app.make.row('news', { cohort_id: cohortId, participation_id: participation.id, author_id: author, told_on: '2024-06-01', body });
    const personId = await app.make.person({ givenName: 'Jean', familyName: 'Martin', email: 'jean.martin@example.org' });
    await app.nobody.post('/own-data/link', { email: 'jean.martin@example.org' });
    const own = await ownLink(personId);
    expect((await own.put('/own-data', { ...details, givenName: 'de', familyName: 'la', email: 'jean.martin@example.org' })).status).toBe(204);
    const { id } = (await own.post('/own-data/requests', { kind: 'erasure' })).body;
    expect((await manager.post(`/data-requests/${id}/answer`, { outcome: 'done' })).status).toBe(204);
    expect(await app.rows('SELECT body FROM news WHERE id = $1', [newsId])).toEqual([{ body: 'Personne effacée et Jean Martinez ont parlé de la rivière de la Vère.' }]);
  });

  it('is sent by staff to the person’s own address alone', async () => {
    const personId = await app.make.person();
    expect((await manager.post(`/people/${personId}/own-data-link`)).status).toBe(204);
    expect((await (await app.as('delegate', { participationId: (await app.make.participation()).id })).post(`/people/${personId}/own-data-link`)).status).toBe(404);
    await app.rows('DELETE FROM person_contact WHERE person_id = $1', [personId]);
    expect((await manager.post(`/people/${personId}/own-data-link`)).body.code).toBe('no-address');
  });
});
