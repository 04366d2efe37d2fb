import { readPdf } from '../../platform/testing/read-pdf';
import { useApp } from '../../platform/testing/use-app';
import { Ground, webinar } from '../testing/ground';

describe('the door of a half-day', () => {
  const app = useApp();
  afterEach(() => jest.restoreAllMocks());

  async function today() {
    const ground = await Ground.of(app);
    const id = await ground.create({ heldOn: app.today, fromTime: '09:00', toTime: '17:00', format: 'on_site' });
    const email = `camille-${id.slice(0, 8)}@example.org`;
    const { personId } = await app.make.delegate(ground.canohes, { person_id: await app.make.person({ givenName: 'Camille', familyName: 'Roux', email }) });
    const { body: line } = await ground.manager.post(`/gatherings/${id}/registrations`, { personId });
    const [morning, afternoon] = (await ground.read(id)).halfDays.map(({ id: half }: { id: string }) => half) as [string, string];
    const screen = async (half = morning) => (await ground.manager.get(`/gatherings/${id}/door/${half}`)).body;
    const open = (code: string, more: object = {}, as = app.nobody) => as.post('/door/open', { code, ...more });
    const rows = () => app.rows<{ source: string; half: string }>('SELECT source, half_day_id AS half FROM attendance WHERE gathering_id = $1', [id]);
    return { ...ground, id, email, personId, line: line.id as string, morning, afternoon, screen, open, rows };
  }
  const pass = async ({ screen, open }: Awaited<ReturnType<typeof today>>) => (await open((await screen()).codes[0].code)).body.pass as string;
  const inAWhile = (ms: number) => {
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + ms);
  };

  it('opens by the code of the screen or its six letters, names nobody, and reading it signs nothing', async () => {
    const at = await today();
    const { codes, address, expected } = await at.screen();
    expect([codes.length, address, expected]).toEqual([120, expect.stringMatching(/\/e$/), 0]);
    for (const code of [codes[0].code, codes[0].short, `${codes[0].short.slice(0, 3).toLowerCase()} ${codes[0].short.slice(3)}`]) {
      const { status, body } = await at.open(code);
      expect([status, body]).toMatchObject([200, { title: 'Récits et résilience', half: 'morning', known: null, signed: false }]);
      expect(JSON.stringify(body)).not.toMatch(/Camille|Roux|@/);
    }
    expect(await at.rows()).toEqual([]);
  });

  it('has a code as soon as the day is set: a half-day without one takes it, with the presences that were noted on it', async () => {
    const { manager, create, read } = await Ground.of(app);
    const id = await create({ heldOn: null, fromTime: '09:00', toTime: '17:00', format: 'on_site' });
    const { body: line } = await manager.post(`/gatherings/${id}/registrations`, { personId: await app.make.person() });
    const [morning] = (await read(id)).halfDays;
    expect((await manager.put(`/gatherings/${id}/registrations/${line.id}/presence/${morning.id}`)).status).toBe(204);
    expect((await manager.get(`/gatherings/${id}/door/${morning.id}`)).body.code).toBe('door-not-today');
    const dated = { ...webinar, heldOn: app.today, fromTime: '09:00', toTime: '17:00', format: 'on_site' };
    expect((await manager.put(`/gatherings/${id}`, dated, { 'if-match': '"1"' })).status).toBe(200);
    expect((await read(id)).halfDays[0]).toEqual({ id: morning.id, onDate: app.today, half: 'morning' });
    expect((await manager.get(`/gatherings/${id}/door/${morning.id}`)).body).toMatchObject({ onDate: app.today, came: 1 });
    // Said one by one, a half-day without a day is on the day of the gathering.
    expect((await read(await create({ heldOn: app.today, halfDays: [{ onDate: null, half: 'evening' }] }))).halfDays).toMatchObject([{ onDate: app.today, half: 'evening' }]);
  });

  it('refuses a code that is over, forged, of another half-day, or shown again tomorrow', async () => {
    const [at, other] = [await today(), await today()];
    const { code, short } = (await at.screen()).codes[0];
    const foreign = (await other.screen()).codes[0].code as string;
    const mixed = Buffer.concat([Buffer.from(code, 'base64url').subarray(0, 16), Buffer.from(foreign, 'base64url').subarray(16)]).toString('base64url');
    for (const forged of [mixed, `${code.slice(0, -4)}AAAA`, 'ABCDEF', 'x'.repeat(40)]) expect((await at.open(forged)).body.code).toBe('door-code-over');
    const start = Date.now();
    const at30 = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue((Math.floor(start / 30_000) + 1) * 30_000 + ms);
    const [now] = (await at.screen()).codes;
    at30(29_000);
    expect((await at.open(now.code)).status).toBe(200);
    at30(31_000);
    expect((await at.open(now.code)).body.code).toBe('door-code-over');
    expect((await at.open(now.short)).body.code).toBe('door-code-over');
    at30(24 * 3_600_000);
    for (const replayed of [code, short]) expect((await at.open(replayed)).body.code).toBe('door-code-over');
    expect(await at.rows()).toEqual([]);
  });

  it('notes the presence of an address on the list, once, and says the same of one that is not', async () => {
    const at = await today();
    const given = await pass(at);
    const answers = [];
    for (const email of [at.email, at.email.toUpperCase(), 'personne@example.org']) answers.push(await app.nobody.post('/door/sign', { pass: given, email }));
    expect(answers.map(({ status, body }) => [status, body])).toEqual([[200, { noted: true }], [200, { noted: true }], [200, { noted: true }]]);
    expect(await at.rows()).toEqual([{ source: 'own_address', half: at.morning }]);
    expect((await at.screen()).came).toBe(1);
    expect(await app.rows(`SELECT via, act, for_person_id FROM audit_entry WHERE record_id = $1 AND act LIKE 'sign%'`, [at.line])).toEqual([
      { via: 'anonymous', act: 'sign-by-address', for_person_id: at.personId },
    ]);
  });

  it('keeps a quarter of an hour for whoever read the code, and no more; a pass is no other’s', async () => {
    const at = await today();
    const given = await pass(at);
    const moved = Buffer.from(given, 'base64url');
    moved.set(Buffer.from(at.afternoon.replaceAll('-', ''), 'hex'), 0);
    for (const wrong of ['x', moved.toString('base64url'), (await at.screen()).codes[0].code]) {
      expect((await app.nobody.post('/door/sign', { pass: wrong, email: at.email })).body.code).toBe('door-pass-over');
    }
    inAWhile(16 * 60_000);
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email })).body.code).toBe('door-pass-over');
    expect(await at.rows()).toEqual([]);
  });

  it('knows whoever is signed in, and the telephone that was asked to remember; neither signs without the room', async () => {
    const at = await today();
    const self = await app.as('person', { personId: at.personId });
    const { code } = (await at.screen()).codes[0];
    expect((await at.open(code, {}, self)).body.known).toEqual({ givenName: 'Camille', familyName: 'Roux' });
    const link = await app.link('answer_invitation', { personId: at.personId, cohortId: at.canohes.cohortId, participationId: at.canohes.id, recordIds: [at.line, at.id] });
    const { ticket } = (await link.post(`/gatherings/${at.id}/registrations/${at.line}/door-ticket`)).body;
    expect((await at.manager.post(`/gatherings/${at.id}/registrations/${at.line}/door-ticket`)).status).toBe(404);
    expect((await at.open(code, { ticket })).body).toMatchObject({ known: { givenName: 'Camille' }, signed: false });
    expect((await at.open(code, { ticket: `${ticket.slice(0, -4)}AAAA` })).body.known).toBeNull();
    expect((await app.nobody.post('/door/sign', { pass: ticket, ticket })).body.code).toBe('door-pass-over');
    expect((await link.put(`/gatherings/${at.id}/registrations/${at.line}/presence/${at.morning}`)).status).toBe(403);
    expect((await app.nobody.post('/door/sign', { pass: await pass(at) })).body.code).toBe('address-needed');
    expect((await app.nobody.post('/door/sign', { pass: await pass(at), ticket })).status).toBe(200);
    expect(await at.rows()).toEqual([{ source: 'own_sign_in', half: at.morning }]);
    expect((await at.open(code, { ticket })).body.signed).toBe(true);
    expect((await at.read(at.id, link)).registrations).toMatchObject([{ id: at.line, ticks: [at.morning] }]);
    const refused = await link.put(`/gatherings/${at.id}/registrations/${at.line}/answer`, { answer: 'no' });
    expect(refused.body).toMatchObject({ status: 409, code: 'presence-noted' });
    const elsewhere = await today();
    expect((await elsewhere.open((await elsewhere.screen()).codes[0].code, { ticket })).body.known).toBeNull();
  });

  it('asks for a signature only where it is asked for, drawn or typed, seen by staff alone and gone with the person', async () => {
    const at = await today();
    await app.nobody.post('/door/sign', { pass: await pass(at), email: at.email, drawn: 'M1 1L2 2' });
    expect(await app.rows('SELECT 1 FROM attendance_signature WHERE gathering_id = $1', [at.id])).toEqual([]);
    await at.manager.put(`/gatherings/${at.id}/signature`, { asked: true });
    const given = await pass(at);
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email })).body.code).toBe('signature-needed');
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email, drawn: `M${'1 '.repeat(7000)}` })).body.errors).toMatchObject([{ pointer: '/drawn' }]);
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email, drawn: '<svg>' })).status).toBe(400);
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email, drawn: 'M1 1L20 20' })).status).toBe(200);
    await app.nobody.post('/door/sign', { pass: given, email: at.email, typedName: 'Quelqu’un d’autre' });
    expect((await at.manager.get(`/gatherings/${at.id}/presence`)).body.halfDays[0]).toMatchObject({ signatures: 1 });
    expect((await at.manager.get(`/gatherings/${at.id}/signatures`)).body.items).toMatchObject([{ registrationId: at.line, drawn: 'M1 1L20 20', typedName: null }]);
    const mate = await app.as('delegate', { participationId: at.canohes.id });
    expect((await mate.get(`/gatherings/${at.id}/signatures`)).status).toBe(403);
  });

  it('lets one’s own ticket or session sign over what an address signed, and never the other way round', async () => {
    const at = await today();
    await at.manager.put(`/gatherings/${at.id}/signature`, { asked: true });
    const self = await app.as('person', { personId: at.personId });
    const forge = async () => (await app.nobody.post('/door/sign', { pass: await pass(at), email: at.email, typedName: 'Faux Nom' })).body;
    const signatures = async () => (await at.manager.get(`/gatherings/${at.id}/signatures`)).body.items;
    const sheet = async () => (await readPdf((await at.manager.get(`/gatherings/${at.id}/presence-sheet`)).bytes)).pages.join(' ').replaceAll(/\s+/g, ' ');
    expect(await forge()).toEqual({ noted: true });
    expect([await at.rows(), await signatures()]).toMatchObject([[{ source: 'own_address' }], [{ typedName: 'Faux Nom', byAddress: true }]]);
    expect(await sheet()).toContain('par son adresse : Faux Nom');
    const { code } = (await at.screen()).codes[0];
    expect((await at.open(code, {}, self)).body.signed).toBe(false);
    expect((await self.post('/door/sign', { pass: await pass(at), drawn: 'M1 1L20 20' })).body).toEqual({ noted: true });
    expect(await forge()).toEqual({ noted: true });
    expect((await self.post('/door/sign', { pass: await pass(at), drawn: 'M5 5L9 9' })).body).toEqual({ noted: true });
    expect([await at.rows(), await signatures()]).toMatchObject([[{ source: 'own_sign_in' }], [{ drawn: 'M1 1L20 20', typedName: null, byAddress: false }]]);
    expect((await at.open(code, {}, self)).body.signed).toBe(true);
    expect((await app.rows<{ act: string }>(`SELECT act FROM audit_entry WHERE record_id = $1 AND act LIKE 'sign%' ORDER BY act`, [at.line])).map(({ act }) => act)).toEqual(['sign', 'sign-by-address']);
  });

  it('signs over a forged signature where staff had ticked, and leaves their tick', async () => {
    const at = await today();
    await at.manager.put(`/gatherings/${at.id}/signature`, { asked: true });
    await at.manager.put(`/gatherings/${at.id}/registrations/${at.line}/presence/${at.morning}`);
    await app.nobody.post('/door/sign', { pass: await pass(at), email: at.email, drawn: 'M1 1L2 2' });
    const { bytes } = await at.manager.get(`/gatherings/${at.id}/presence-sheet`);
    expect((await readPdf(bytes)).pages.join(' ').replaceAll(/\s+/g, ' ')).toContain('par son adresse');
    const self = await app.as('person', { personId: at.personId });
    await self.post('/door/sign', { pass: await pass(at), typedName: 'Camille Roux' });
    expect(await at.rows()).toMatchObject([{ source: 'staff' }]);
    expect((await at.manager.get(`/gatherings/${at.id}/signatures`)).body.items).toMatchObject([{ drawn: null, typedName: 'Camille Roux', byAddress: false }]);
  });

  it('is closed for a gathering that is cancelled, whoever holds a code or a pass of before', async () => {
    const at = await today();
    const given = await pass(at);
    const { code, short } = (await at.screen()).codes[0];
    await app.rows('UPDATE gathering SET cancelled_at = now() WHERE id = $1', [at.id]);
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email })).body.code).toBe('door-closed');
    expect([(await at.open(code)).body.code, (await at.open(short)).body.code]).toEqual(['door-closed', 'door-code-over']);
    await app.rows(`SELECT access.sign_presence($1, $2, NULL, $3, NULL, NULL)`, [app.keyring.proof('sign_presence', at.morning, '', at.email), at.morning, at.email]);
    expect(await at.rows()).toEqual([]);
  });

  it('keeps the signed sheet as it was scanned, for staff alone', async () => {
    const at = await today();
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n');
    const { body, status } = await at.manager.upload(`/gatherings/${at.id}/scans?name=feuille.pdf`, pdf);
    expect([status, (await at.manager.get(`/gatherings/${at.id}/presence`)).body.scans]).toMatchObject([201, [{ id: body.id, name: 'feuille.pdf', addedBy: expect.stringContaining('Maya') }]]);
    const path = `/gatherings/${at.id}/scans/${body.id}`;
    expect((await at.manager.get(`${path}/file`)).bytes).toEqual(pdf);
    expect((await at.manager.upload(`/gatherings/${at.id}/scans?name=feuille.xlsx`, pdf)).body.errors).toMatchObject([{ pointer: '/file' }]);
    const mate = await app.as('delegate', { participationId: at.canohes.id });
    expect([(await mate.get(`${path}/file`)).status, (await mate.delete(path)).status]).toEqual([403, 403]);
    expect((await at.manager.get(`/gatherings/${(await today()).id}/scans/${body.id}/file`)).status).toBe(404);
    expect((await at.manager.delete(path)).status).toBe(204);
  });

  it('is closed with the list, on another day, and to a half-day of another gathering', async () => {
    const [at, other] = [await today(), await today()];
    expect((await at.manager.get(`/gatherings/${at.id}/door/${other.morning}`)).status).toBe(404);
    const given = await pass(at);
    await at.manager.post(`/gatherings/${at.id}/presence/close`);
    expect((await app.nobody.post('/door/sign', { pass: given, email: at.email })).body.code).toBe('door-closed');
    expect((await at.manager.get(`/gatherings/${at.id}/door/${at.morning}`)).body.code).toBe('presence-closed');
    await app.rows('UPDATE gathering_half_day SET on_date = on_date - 1 WHERE gathering_id = $1', [other.id]);
    expect((await other.manager.get(`/gatherings/${other.id}/door/${other.morning}`)).body.code).toBe('door-not-today');
  });

  it('holds 45 telephones behind one router, and stops whoever tries addresses with one pass', async () => {
    const at = await today();
    const { code } = (await at.screen()).codes[0];
    const passes = await Promise.all(Array.from({ length: 45 }, () => at.open(code)));
    expect(passes.map(({ status }) => status)).toEqual(Array.from({ length: 45 }, () => 200));
    const given = passes[0]?.body.pass;
    const tries = await Promise.all(Array.from({ length: 10 }, (_, index) => app.nobody.post('/door/sign', { pass: given, email: `essai-${index}@example.org` })));
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});
