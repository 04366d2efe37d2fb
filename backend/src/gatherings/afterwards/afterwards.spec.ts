import { Keyring } from '../../platform/crypto/keyring';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

const pdf = Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>\n%%EOF\n');

describe('after a gathering', () => {
  const app = useApp();
  let place: MadeParticipation;
  let staff: Caller;
  let gatheringId: string;
  let otherId: string;
  let half: string;

  beforeAll(async () => {
    place = await app.make.participation();
    staff = await app.as('cohort_manager', place);
    gatheringId = await app.make.gathering(place.cohortId, { title: 'Récits et résilience', held_on: '2024-06-24' });
    otherId = await app.make.gathering(place.cohortId, { title: 'Faire un projet', held_on: '2024-10-01' });
    half = await app.make.row('gathering_half_day', { cohort_id: place.cohortId, gathering_id: gatheringId, on_date: '2024-06-24', half: 'morning' });
  });

  const at = () => ({ cohort_id: place.cohortId, gathering_id: gatheringId });
  const invited = async (more: Record<string, unknown> = {}, came = false) => {
    const personId = (more['person_id'] as string | undefined) ?? (await app.make.person({ email: `${Math.random().toString(36).slice(2)}@example.org` }));
    const id = await app.make.row('registration', { ...at(), person_id: personId, category: 'local_agent', ...more });
    if (came) await app.make.row('attendance', { ...at(), registration_id: id, half_day_id: half });
    return { id, personId };
  };
  const linkOf = (purpose: string, { id, personId }: { id: string; personId: string }) => app.link(purpose, { personId, cohortId: place.cohortId, recordIds: [id, gatheringId] });
  const resources = `/gatherings/`;
  const add = async (more: Record<string, unknown> = {}, on = gatheringId) => (await staff.post(`${resources}${on}/resources`, { kind: 'slides', title: 'Le diaporama', url: 'https://example.org/d', ...more })).body.id as string;
  const finder = async (query = '', as = staff) => (await as.get(`/cohorts/${place.cohortId}/resources${query}`)).body;
  const themes = async (): Promise<{ id: string; name: string }[]> => (await staff.get('/resource-themes')).body.items;

  it('supports are found again by theme, by word and by kind, from a link too', async () => {
    const [coop, stories] = await themes();
    await add({ title: 'Jeu de l’oie coopératif', themeIds: [coop?.id] });
    await add({ title: 'Enregistrement', kind: 'replay', themeIds: [coop?.id, stories?.id], otherGatheringIds: [otherId], summary: 'Une forêt d’arbres' });
    const all = await finder();
    expect(all.themes.slice(0, 3).map(({ name, count }: { name: string; count: number }) => [name, count])).toEqual([[coop?.name, 2], [stories?.name, 1], [expect.any(String), 0]]);
    const by = async (query: string, as?: Caller) => (await finder(query, as)).items.map(({ title }: { title: string }) => title);
    expect(await by(`?theme=${stories?.id}`)).toEqual(['Enregistrement']);
    expect(await by('?q=foret%20arbr')).toEqual(['Enregistrement']);
    for (const words of ['Enregistrements%20d%27arbre', 'L%E2%80%99arbre%20forets']) expect([words, await by(`?q=${words}`)]).toEqual([words, ['Enregistrement']]);
    expect(await by('?kind=slides')).toEqual(['Jeu de l’oie coopératif']);
    const link = await linkOf('find_resources', await invited());
    expect(await by(`?theme=${coop?.id}`, link)).toEqual(['Jeu de l’oie coopératif', 'Enregistrement']);
    expect((await staff.get(`/gatherings/${otherId}`)).body.resources).toMatchObject([{ title: 'Enregistrement' }]);
    expect((await staff.get('/search?q=foret')).body.groups).toMatchObject([{ kind: 'resource', items: [{ title: 'Enregistrement' }] }]);
    for (const path of [`/gatherings/${gatheringId}/afterwards?letter=supports`, `/participations/${place.id}`, `/gatherings/${gatheringId}/feedback`]) {
      expect([path, (await link.get(path)).status >= 401]).toEqual([path, true]);
    }
  });

  it('its link names nobody but its bearer', async () => {
    const who = await invited();
    expect((await (await linkOf('find_resources', who)).get('/people')).body.items.map(({ id }: { id: string }) => id)).toEqual([who.personId]);
  });

  it('a support is an address, a file or a few lines, of known themes and of gatherings of the cohort', async () => {
    const refused = async (more: Record<string, unknown>) => (await staff.post(`/gatherings/${gatheringId}/resources`, { kind: 'summary', title: 'Le résumé', ...more })).body.code;
    expect(await refused({})).toBe('nothing-to-open');
    expect(await refused({ summary: 'Oui', themeIds: [gatheringId] })).toBe('unknown-theme');
    expect(await refused({ summary: 'Oui', otherGatheringIds: [await app.make.gathering(await app.make.cohort())] })).toBe('unknown-gathering');
    const { body } = await staff.upload(`/gatherings/${gatheringId}/resources/files?kind=slides&name=diapos.pdf`, pdf);
    expect((await staff.put(`/gatherings/${gatheringId}/resources/${body.id}`, { kind: 'teaching_kit', title: 'La mallette', summary: 'À imprimer', shareable: false })).status).toBe(204);
    expect((await finder('?kind=teaching_kit')).items).toMatchObject([{ title: 'La mallette', url: null, file: { name: 'diapos.pdf' }, shareable: false }]);
  });

  it('themes are few, kept in order by staff; one that goes leaves its supports', async () => {
    const [first, ...rest] = await themes();
    const id = await add({ title: 'Marqué', themeIds: [first?.id] });
    const swapped = [{ ...rest[0], name: rest[1]?.name }, { ...rest[1], name: rest[0]?.name }, ...rest.slice(2), { name: 'Mobilités' }];
    expect((await staff.put('/resource-themes', { items: swapped })).status).toBe(204);
    expect((await themes()).map(({ name }) => name)).toEqual(swapped.map(({ name }) => name));
    expect((await finder()).items.find((one: { id: string }) => one.id === id).themeIds).toEqual([]);
    const delegate = await app.as('delegate', { participationId: place.id });
    expect((await delegate.put('/resource-themes', { items: [] })).status).toBe(403);
    expect((await delegate.get('/resource-themes')).body.may).toEqual({ change: false });
  });

  it('a page without an account shows what staff let out, sends its files as downloads, names nobody, and is gone once withdrawn', async () => {
    const { body: file } = await staff.upload(`/gatherings/${gatheringId}/resources/files?kind=slides&title=Pour%20tous&name=pour-tous.pdf`, pdf);
    const hidden = (await staff.upload(`/gatherings/${gatheringId}/resources/files?kind=slides&title=Interne&name=interne.pdf`, pdf)).body.id;
    await staff.put(`/gatherings/${gatheringId}/resources/${hidden}`, { kind: 'slides', title: 'Interne', shareable: false });
    const elsewhere = (await staff.upload(`/gatherings/${otherId}/resources/files?kind=slides&name=ailleurs.pdf`, pdf)).body.id;
    const { body: made } = await staff.post(`/gatherings/${gatheringId}/shared-page`, {});
    expect((await staff.post(`/gatherings/${gatheringId}/shared-page`, {})).body.code).toBe('page-open');
    const { page } = (await (await app.as('delegate', { participationId: place.id })).get(`/gatherings/${gatheringId}/shared-page`)).body;
    const token = page.address.split('/s#')[1] as string;
    expect(token).toBe(app.nest.get(Keyring).token('page', made.id));
    const open = (path = '/shared-page') => app.nobody.get(path, { 'x-cordee-page': token });

    const { body } = await open();
    expect(body).toMatchObject({ title: 'Récits et résilience', heldOn: '2024-06-24', items: expect.arrayContaining([expect.objectContaining({ title: 'Pour tous', file: { name: 'pour-tous.pdf', bytes: pdf.length, mediaType: 'application/pdf' } })]) });
    const text = JSON.stringify(body);
    for (const never of ['Interne', 'ailleurs', '@', gatheringId, place.cohortId, 'Maya']) expect(text).not.toContain(never);
    const sent = await open(`/shared-page/files/${file.id}`);
    expect([sent.status, sent.bytes.equals(pdf), sent.headers['content-disposition'], sent.headers['content-security-policy']]).toEqual([200, true, expect.stringMatching(/^attachment/), `sandbox; default-src 'none'`]);
    for (const id of [hidden, elsewhere]) expect((await open(`/shared-page/files/${id}`)).status).toBe(404);
    for (const path of ['/link', `/resources/${file.id}/file`, `/gatherings/${gatheringId}`, '/auth/me']) expect((await app.nobody.get(path, { 'x-cordee-link': token })).status).toBeGreaterThanOrEqual(401);
    expect(await app.nobody.get('/shared-page')).toMatchObject({ status: 404, body: { code: 'link-unknown' } });

    await app.rows(`UPDATE shared_page SET expires_at = now() WHERE id = $1`, [made.id]);
    expect(await open()).toMatchObject({ status: 410 });
    await app.rows(`UPDATE shared_page SET expires_at = now() + interval '1 day' WHERE id = $1`, [made.id]);
    expect((await staff.post(`/shared-pages/${made.id}/revoke`)).status).toBe(204);
    expect([(await open()).status, (await open(`/shared-page/files/${file.id}`)).status]).toEqual([410, 404]);
  });

  it('who came hears that the supports are there, who missed it gets the essential, each once and by a link of their own', async () => {
    const [came, absent, silent] = [await invited({}, true), await invited({ answer: 'no', answered_at: 'now' }), await invited({ person_id: await app.make.person() })];
    await app.rows('DELETE FROM person_contact WHERE person_id = $1', [silent.personId]);
    const dead = await invited({ person_id: await app.make.person() });
    await app.rows('UPDATE person_contact SET undeliverable_at = now() WHERE person_id = $1', [dead.personId]);
    const preview = (await staff.get(`/gatherings/${gatheringId}/afterwards?letter=supports`)).body;
    expect(preview.letters.map(({ of, subject }: { of: string; subject: string }) => [of, subject])).toEqual([['came', expect.stringMatching(/Les supports sont là/)], ['missed', expect.stringMatching(/^Pour vous, l’essentiel en 5 minutes/)]]);
    const { body } = await staff.post(`/gatherings/${gatheringId}/afterwards`, { letter: 'supports', to: 'everyone', message: 'Bonne lecture' });
    expect(body.toCall.map(({ why }: { why: string }) => why).sort()).toEqual(['none', 'undeliverable']);
    expect(body.mailed).toBe(preview.people.filter(({ why, sentAt }: Record<string, unknown>) => why === null && sentAt === null).length);
    const sent = (personId: string) => app.rows<{ template: string; purpose: string; data: Record<string, unknown> }>(`SELECT m.template, l.purpose, m.data FROM outbox_message m JOIN personal_link l ON l.id = m.link_id WHERE m.recipient_id = $1`, [personId]);
    expect(await sent(came.personId)).toMatchObject([{ template: 'gathering-supports', purpose: 'find_resources', data: { message: 'Bonne lecture' } }]);
    expect(await sent(absent.personId)).toMatchObject([{ template: 'gathering-missed' }]);
    expect((await staff.post(`/gatherings/${gatheringId}/afterwards`, { letter: 'supports', to: 'everyone' })).body).toEqual({ mailed: 0, toCall: body.toCall });
    const empty = await app.make.gathering(place.cohortId, { held_on: '2024-01-01' });
    expect((await staff.post(`/gatherings/${empty}/afterwards`, { letter: 'supports', to: 'everyone' })).body.code).toBe('nothing-to-tell');
  });

  it('whoever missed it, or joined later, finds what they missed and nothing else', async () => {
    const [came, absent] = [await invited({}, true), await invited()];
    const joined = (await app.make.delegate(place, { starts_on: '2024-09-01' })).personId as string | undefined;
    const late = joined ?? (await app.rows<{ id: string }>(`SELECT person_id AS id FROM delegate WHERE participation_id = $1 ORDER BY created_at DESC LIMIT 1`, [place.id]))[0]?.id as string;
    const missed = async (who: { id: string; personId: string }) => (await finder('', await linkOf('find_resources', who))).missed.map(({ title, why }: { title: string; why: string }) => [title, why]);
    expect(await missed(came)).toEqual([]);
    expect(await missed(absent)).toEqual([['Récits et résilience', 'absent']]);
    const before = await missed({ id: gatheringId, personId: late });
    expect(before).toContainEqual(['Récits et résilience', 'before']);
    expect(before).not.toContainEqual(['Faire un projet', 'before']);
  });

  it('the thread holds the next dates, and what peers committed themselves to as far as it left the room, for those of a team alone', async () => {
    const absent = await invited({ participation_id: place.id });
    const guest = await invited();
    await app.make.delegate(place, { person_id: absent.personId, starts_on: '2024-01-01' });
    const boardId = await app.make.row('peer_board', { ...at(), category: 'local_agent' });
    const card = (words: string, more: object = {}) => app.make.row('peer_card', { ...at(), board_id: boardId, category: 'local_agent', kind: 'commitment', words, shared_at: 'now', ...more });
    const left = await card('Ouvrir le marché aux associations');
    await card('Resté entre nous', { shared_at: null });
    await card('Un enjeu partagé', { kind: 'stake' });
    const thread = async (who: { id: string; personId: string }) => finder('', await linkOf('find_resources', who));
    const missed = async (who: { id: string; personId: string }) => (await thread(who)).missed.find(({ id }: { id: string }) => id === gatheringId).commitments;
    expect(await missed(absent)).toEqual([{ category: 'local_agent', words: 'Ouvrir le marché aux associations', territory: null }]);
    expect(await missed(guest)).toEqual([]);
    await app.rows('UPDATE peer_card SET shared_at = NULL WHERE id = $1', [left]);
    expect(await missed(absent)).toEqual([]);
    const next = await app.make.gathering(place.cohortId, { title: 'Le prochain', held_on: '2096-01-01', from_time: '09:30' });
    await app.make.gathering(place.cohortId, { title: 'Annulé', held_on: '2095-01-01', cancelled_at: 'now' });
    expect((await thread(absent)).coming[0]).toEqual({ id: next, title: 'Le prochain', heldOn: '2096-01-01', fromTime: '09:30', place: null });
  });

  it('three answers in a minute are kept without their author, taken back by emptying them, and signed only on purpose', async () => {
    const person = await invited({}, true);
    const link = await linkOf('give_feedback', person);
    const own = `/registrations/${person.id}/feedback`;
    expect((await staff.put(`/gatherings/${gatheringId}/feedback/questions`, { questions: ['Un mot', 'Un manque', 'Un pas'] })).status).toBe(204);
    expect((await link.get(own)).body).toMatchObject({ questions: ['Un mot', 'Un manque', 'Un pas'], answers: ['', '', ''], signed: false });
    const before = await app.rows<{ count: number }>(`SELECT (SELECT count(*) FROM audit_entry WHERE via = 'link') + (SELECT count(*) FROM record_change WHERE table_name = 'feedback') AS count`);
    expect((await link.put(own, { answers: ['Écouter', '', 'Revenir'] })).status).toBe(204);
    expect((await link.put(own, { answers: ['Écouter mieux', '', 'Revenir'] })).status).toBe(204);
    expect(await app.rows(`SELECT (SELECT count(*) FROM audit_entry WHERE via = 'link') + (SELECT count(*) FROM record_change WHERE table_name = 'feedback') AS count`)).toEqual(before);
    const [row] = await app.rows<Record<string, unknown>>('SELECT * FROM feedback');
    expect(JSON.stringify(row)).not.toContain(person.personId);
    expect(JSON.stringify(row)).not.toContain(person.id);
    expect((await link.get(own)).body.answers).toEqual(['Écouter mieux', '', 'Revenir']);
    const read = (await staff.get(`/gatherings/${gatheringId}/feedback`)).body;
    // One voice alone would be known: its words wait for two others.
    expect(read).toMatchObject({ people: 1, groups: [] });
    await link.put(own, { answers: ['Écouter', '', ''], signed: true });
    expect((await staff.get(`/gatherings/${gatheringId}/feedback`)).body.groups[0].words[0].signed).toContain('Maya');
    expect((await staff.get(`/gatherings/${gatheringId}/feedback?format=csv`)).bytes.toString()).toContain('Écouter');
    expect((await link.put(own, { answers: ['', '', ''] })).status).toBe(204);
    expect(await app.rows('SELECT 1 FROM feedback')).toEqual([]);
    const neighbour = await invited({}, true);
    expect((await link.put(`/registrations/${neighbour.id}/feedback`, { answers: ['x', '', ''] })).status).toBe(404);
    expect((await link.get(`/gatherings/${gatheringId}/feedback`)).status).toBe(403);
    expect((await (await app.as('observer', place)).get(`/gatherings/${gatheringId}/feedback`)).status).toBe(403);
  });

  it('only whoever came is asked for their words, once', async () => {
    const person = await invited({}, true);
    const { body } = await staff.post(`/gatherings/${gatheringId}/afterwards`, { letter: 'feedback', to: 'everyone' });
    expect(body.mailed).toBeGreaterThan(0);
    expect(await app.rows(`SELECT 1 FROM outbox_message m JOIN registration r ON r.person_id = m.recipient_id AND r.gathering_id = $1 WHERE m.template = 'gathering-feedback' AND NOT EXISTS (SELECT FROM attendance a WHERE a.registration_id = r.id)`, [gatheringId])).toEqual([]);
    expect(await app.rows(`SELECT l.purpose FROM outbox_message m JOIN personal_link l ON l.id = m.link_id WHERE m.recipient_id = $1`, [person.personId])).toEqual([{ purpose: 'give_feedback' }]);
    expect((await staff.post(`/gatherings/${gatheringId}/afterwards`, { letter: 'feedback', to: 'everyone' })).body.mailed).toBe(0);
    const ahead = await app.make.gathering(place.cohortId, { held_on: '2097-01-01' });
    expect((await staff.post(`/gatherings/${ahead}/afterwards`, { letter: 'feedback', to: 'everyone' })).body.code).toBe('not-yet');
  });
});
