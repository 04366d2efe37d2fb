import { readPdf } from '../../platform/testing/read-pdf';
import { useApp } from '../../platform/testing/use-app';
import { unzipSync } from 'fflate';
import { Ground } from '../testing/ground';
import { duration, minutesIn } from './lengths';

const plainSpaces = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('certificates and sheets', () => {
  const app = useApp();
  let ground: Ground;
  let gatheringId: string;
  let halves: string[];

  const line = async (columns: Record<string, unknown> = {}) => {
    const personId = await app.make.person({ givenName: 'Zoé', familyName: 'Ağaoğlu' });
    const id = await app.make.row('registration', { cohort_id: ground.canohes.cohortId, gathering_id: gatheringId, participation_id: ground.canohes.id, person_id: personId, category: 'elected_official', ...columns });
    return { id, personId };
  };
  const tick = (registrationId: string, half: number, source = 'tablet') =>
    app.make.row('attendance', { cohort_id: ground.canohes.cohortId, gathering_id: gatheringId, registration_id: registrationId, half_day_id: halves[half], source });
  const pdf = async (answer: { status: number; bytes: Buffer }) => {
    expect(answer.status).toBe(200);
    return (await readPdf(answer.bytes)).pages.map(plainSpaces);
  };

  beforeAll(async () => {
    ground = await Ground.of(app);
    gatheringId = await ground.create({ title: 'Les 4 fondamentaux', nature: 'common_day', format: 'on_site', heldOn: '2024-06-24', fromTime: '09:00', toTime: '17:00', place: 'Toulouse', url: null });
    halves = (await ground.read(gatheringId)).halfDays.map(({ id }: { id: string }) => id);
  });

  it('count a half-day for its hours, without the lunch between', () => {
    expect(minutesIn('morning', { fromTime: '09:00', toTime: '17:00' })).toBe(210);
    expect(minutesIn('afternoon', { fromTime: '09:00', toTime: '17:00' })).toBe(240);
    expect(minutesIn('afternoon', { fromTime: '14:00', toTime: '16:00' })).toBe(120);
    expect(minutesIn('evening', { fromTime: '18:00', toTime: '20:00' })).toBe(90);
    expect(minutesIn('morning', { fromTime: null, toTime: null })).toBe(180);
    const meals = { fromTime: '09:30', toTime: '16:30', heldOn: '2024-06-24', breaks: [{ onDate: '2024-06-24', from: '12:45', to: '14:00' }, { onDate: '2024-06-25', from: '12:00', to: '13:00' }] };
    expect(['morning', 'afternoon'].map((half) => minutesIn(half as 'morning', meals))).toEqual([195, 150]);
    expect(['morning', 'afternoon'].map((half) => minutesIn(half as 'morning', meals, '2024-06-25'))).toEqual([150, 210]);
    expect([45, 60, 450].map(duration)).toEqual(['45\u00A0min', '1\u00A0h', '7\u00A0h\u00A030']);
  });

  it('say who was there, when and for how long, with a mark that anybody may have checked', async () => {
    const { id } = await line();
    await tick(id, 0);
    await tick(id, 1, 'own_sign_in');
    await ground.manager.put(`/cohorts/${ground.canohes.cohortId}/certificate-signatory`, { name: 'Jeanne Soler', roleTitle: 'coordinatrice', place: 'Toulouse' });
    const [page] = await pdf(await ground.manager.get(`/registrations/${id}/certificate`));
    expect(page).toContain('Zoé Ağaoğlu');
    expect(page).toContain('Les 4 fondamentaux');
    expect(page).toContain('24 juin 2024, de 9 h à 17 h');
    expect(page).toContain('matin, après-midi');
    expect(page).toContain('Durée du rendez-vous, demi-journées suivies : 7 h 30.');
    expect(page).toContain('non un temps mesuré');
    expect(page).not.toContain('Durée de présence');
    expect(page).toContain('Jeanne Soler, coordinatrice');

    const statement = 'Zoé Ağaoğlu : présente';
    const mark = app.keyring.mark(statement);
    const check = async (body: unknown) => (await app.nobody.post('/certificate-marks', body)).body;
    expect(await check({ statement, mark })).toEqual({ authentic: true });
    expect(await check({ statement: `${statement}s`, mark })).toEqual({ authentic: false });
  });

  it('say of whoever was on video the share that was chosen when the file was read, and not today’s', async () => {
    const at = { cohort_id: ground.canohes.cohortId, gathering_id: await ground.create({ title: 'Webinaire', heldOn: '2024-05-28', fromTime: '14:00', toTime: '16:00' }) };
    const [half] = (await ground.read(at.gathering_id)).halfDays;
    const [first, second] = [await line({ gathering_id: at.gathering_id }), await line({ gathering_id: at.gathering_id })];
    for (const [{ id }, share, basis, day] of [[first, 60, 'meeting', '2024-05-29'], [second, 30, 'planned', '2024-06-02']] as const) {
      await app.make.row('attendance', { ...at, registration_id: id, half_day_id: half.id, source: 'video', created_at: day });
      await app.make.row('video_import', { ...at, tool: 'zoom', basis, share, state: 'applied', applied_at: day });
    }
    await app.make.row('video_import', { ...at, tool: 'zoom', basis: 'meeting', share: 10, span: '[0, 1]' });
    const said = async (id: string) => (await pdf(await ground.manager.get(`/registrations/${id}/certificate`))).join();
    expect(await said(first.id)).toContain('a suivi au moins 60 % de la durée de la réunion, seuil choisi alors');
    expect(await said(second.id)).toContain('a suivi au moins 30 % du temps prévu de la demi-journée, seuil choisi alors');
    expect((await pdf(await (await app.as('person', { personId: first.personId })).get('/own-certificate'))).join()).toContain('au moins 60 %');
    expect((await pdf(await ground.manager.get(`/gatherings/${at.gathering_id}/presence-sheet`))).join()).toContain('au moins 30 % du temps prévu de la demi-journée ou au moins 60 % de la durée de la réunion');
  });

  it('name whoever came in somebody’s place, and not the person replaced', async () => {
    const { id } = await line({ answer: 'replaced', answered_at: 'now', replacement_name: 'Paul Remplaçant' });
    await tick(id, 0);
    const [page] = await pdf(await ground.manager.get(`/registrations/${id}/certificate`));
    expect(page).toContain('Paul Remplaçant');
    expect(page).not.toContain('Ağaoğlu');
  });

  it('are one file for all or one each, and none for who did not come', async () => {
    const { id } = await line();
    expect((await ground.manager.get(`/registrations/${id}/certificate`)).body).toMatchObject({ code: 'nothing-to-certify' });
    expect(await pdf(await ground.manager.get(`/gatherings/${gatheringId}/certificates`))).toHaveLength(2);
    const zip = await ground.manager.get(`/gatherings/${gatheringId}/certificates?format=zip`);
    expect(Object.keys(unzipSync(zip.bytes))).toEqual(['001-agaoglu-zoe.pdf', '002-paul-remplacant.pdf']);
  });

  it('are everybody’s own, from their account or their link, and nobody else’s', async () => {
    const { id, personId } = await line();
    await tick(id, 1);
    const [own, stranger] = [await app.as('person', { personId }), await app.as('person')];
    expect((await pdf(await own.get('/own-certificate'))).join()).toContain('4 h');
    expect((await own.get(`/registrations/${id}/certificate`)).status).toBe(200);
    expect((await stranger.get('/own-certificate')).body).toMatchObject({ code: 'nothing-to-certify' });
    for (const path of [`/registrations/${id}/certificate`, `/gatherings/${gatheringId}/certificates`, `/cohorts/${ground.canohes.cohortId}/people/${personId}/certificate`]) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    }
    const link = await app.link('answer_invitation', { personId, cohortId: ground.canohes.cohortId, participationId: ground.canohes.id, recordIds: [id, gatheringId] });
    expect((await link.get(`/registrations/${id}/certificate`)).status).toBe(200);
    expect(await pdf(await link.get(`/gatherings/${gatheringId}/certificates`))).toHaveLength(1);
  });

  it('are offered on the invitation once there is a presence, at a half-day that is over', async () => {
    const place = async (at: string, id: string) => (await ground.manager.get(`/gatherings/${at}/registrations/${id}/place`)).body.certifiable;
    const { id, personId } = await line();
    expect(await place(gatheringId, id)).toBe(false);
    await tick(id, 0);
    expect(await place(gatheringId, id)).toBe(true);
    const day = (days: number) => new Date(Date.parse(app.today) + days * 86_400_000).toISOString().slice(0, 10);
    const tomorrow = await ground.create({ format: 'on_site', heldOn: day(1), fromTime: '19:00', toTime: '23:59', url: null });
    const [evening] = (await ground.read(tomorrow)).halfDays;
    const at = { cohort_id: ground.canohes.cohortId, gathering_id: tomorrow };
    const own = await app.make.row('registration', { ...at, person_id: personId, participation_id: ground.canohes.id, category: 'elected_official' });
    await app.make.row('attendance', { ...at, registration_id: own, half_day_id: evening.id, source: 'own_sign_in' });
    const link = await app.link('answer_invitation', { personId, cohortId: ground.canohes.cohortId, participationId: ground.canohes.id, recordIds: [own, tomorrow] });
    const offered = async () => (await link.get(`/gatherings/${tomorrow}/registrations/${own}/place`)).body.certifiable;
    expect(await offered()).toBe(false);
    await app.rows('UPDATE gathering SET held_on = $2 WHERE id = $1', [tomorrow, day(-1)]);
    await app.rows('UPDATE gathering_half_day SET on_date = $2 WHERE gathering_id = $1', [tomorrow, day(-1)]);
    expect(await offered()).toBe(true);
  });

  it('a sheet says where each presence comes from and lists what was corrected, with its reason', async () => {
    const { id } = await line({ category: 'local_agent' });
    await tick(id, 0, 'video');
    await app.make.row('attendance_signature', { cohort_id: ground.canohes.cohortId, gathering_id: gatheringId, registration_id: id, half_day_id: halves[0], drawn: 'M 10 10 L 40 30 L 80 12' });
    await app.make.row('attendance_correction', { cohort_id: ground.canohes.cohortId, gathering_id: gatheringId, registration_id: id, half_day_id: halves[1], was_present: true, was_source: 'sheet', reason: 'Lu sur la mauvaise ligne' });
    await app.make.row('video_import', { cohort_id: ground.canohes.cohortId, gathering_id: gatheringId, tool: 'zoom', basis: 'planned', share: 40, state: 'applied', applied_at: new Date() });
    const text = (await pdf(await ground.manager.get(`/gatherings/${gatheringId}/presence-sheet`))).join(' ');
    expect(text).toContain('quand elle a suivi au moins 40 % du temps prévu de la demi-journée');
    expect(text).toMatch(/Matin, 9 h – 12 h 30 \(3 h 30\).*Feuille certifiée exacte.*Jeanne Soler, coordinatrice/);
    for (const said of ['tablette', 'signé en ligne', 'Canohès', 'Lu sur la mauvaise ligne', 'présent·e (feuille papier)', 'Total']) expect(text).toContain(said);
    const xlsx = await ground.manager.get(`/gatherings/${gatheringId}/presence-sheet?format=xlsx`);
    expect(Buffer.from(unzipSync(xlsx.bytes)['xl/worksheets/sheet1.xml'] as Uint8Array).toString()).toContain('visio');
    expect((await (await app.as('observer', { cohortId: ground.canohes.cohortId })).get(`/gatherings/${gatheringId}/presence-sheet`)).status).toBe(403);
  });
});

describe('the agreements of a cohort', () => {
  const app = useApp();

  it('list what is there and what is awaited, gathering by gathering of their period', async () => {
    const ground = await Ground.of(app);
    const { cohortId } = ground.canohes;
    const organisationId = await app.make.organisation({ name: 'Région Occitanie' });
    const input = { organisationId, reference: 'Convention 2024-17', startsOn: '2024-05-01', endsOn: '2024-12-31', pieces: ['sheet', 'supports', 'hours'], hoursAsked: 40, fundedShare: 60, note: null };
    const { id } = (await ground.manager.post(`/cohorts/${cohortId}/funding-agreements`, input)).body;
    expect((await ground.manager.post(`/cohorts/${cohortId}/funding-agreements`, input)).body).toMatchObject({ code: 'agreement-exists' });
    expect((await ground.manager.post(`/cohorts/${cohortId}/funding-agreements`, { ...input, reference: 'Autre', endsOn: '2024-01-01' })).status).toBe(400);

    const held = await ground.create({ title: 'Lancement', nature: 'common_day', heldOn: '2024-05-07', fromTime: '09:00', toTime: '12:00' });
    await ground.create({ title: 'Hors période', heldOn: '2025-02-01' });
    const [half] = (await ground.read(held)).halfDays;
    const registrationId = await app.make.row('registration', { cohort_id: cohortId, gathering_id: held, person_id: await app.make.person() });
    await app.make.row('attendance', { cohort_id: cohortId, gathering_id: held, registration_id: registrationId, half_day_id: half.id });

    const { body } = await ground.manager.get(`/funding-agreements/${id}`);
    expect(body.gatherings).toEqual([expect.objectContaining({ title: 'Lancement', present: 1, minutes: 180, pieces: [
      { piece: 'sheet', state: 'there', count: 1, expected: null }, { piece: 'supports', state: 'awaited', count: 0, expected: null }, { piece: 'hours', state: 'there', count: 1, expected: null },
    ] })]);
    expect(body).toMatchObject({ there: 2, awaited: 1, minutes: 180, agreement: { organisation: { name: 'Région Occitanie' }, hoursAsked: 40, fundedShare: 60 } });
    expect((await ground.manager.get(`/cohorts/${cohortId}/funding-agreements`)).body.items).toEqual([expect.objectContaining({ id, gatherings: 1, there: 2, awaited: 1 })]);

    expect((await ground.manager.put(`/funding-agreements/${id}`, { ...input, pieces: ['sheet'] }, { 'if-match': '"1"' })).status).toBe(204);
    expect((await ground.manager.put(`/funding-agreements/${id}`, input, { 'if-match': '"1"' })).status).toBe(412);
    for (const hat of ['observer', 'delegate', 'evaluator'] as const) {
      const caller = await app.as(hat, hat === 'delegate' ? { participationId: ground.canohes.id } : { cohortId });
      expect([hat, (await caller.get(`/funding-agreements/${id}`)).status]).toEqual([hat, 404]);
    }
  });
});
