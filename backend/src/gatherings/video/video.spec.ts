import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';
import { Ground } from '../testing/ground';
import * as files from './testing/files';
import type { VideoImportView } from './video.contract';
import { VideoUpkeep } from './video-upkeep';

describe('the participants’ file of a video meeting', () => {
  const app = useApp();

  /** A webinar with Maya (by her address) and Paul (by his name) on its list. */
  async function ground() {
    const { manager, create, canohes, vigan } = await Ground.of(app);
    const gatheringId = await create();
    await app.rows(`UPDATE gathering SET held_on = '2025-01-21' WHERE id = $1`, [gatheringId]);
    await app.rows(`UPDATE gathering_half_day SET on_date = '2025-01-21' WHERE gathering_id = $1`, [gatheringId]);
    const email = 'maya.serres@example.org';
    await app.rows('UPDATE person_contact SET email = NULL WHERE email = $1', [email]);
    const maya = (await app.make.delegate(canohes, { person_id: await app.make.person({ givenName: 'Maya', familyName: 'Serres', email }) })).personId;
    const paul = (await app.make.delegate(vigan, { category: 'local_agent', person_id: await app.make.person({ givenName: 'Paul', familyName: 'Ferrand' }) })).personId;
    for (const personId of [maya, paul]) await manager.post(`/gatherings/${gatheringId}/registrations`, { personId });
    return { manager, canohes, vigan, gatheringId, maya, paul };
  }

  const drop = (manager: Caller, gatheringId: string, bytes: Buffer) => manager.upload(`/gatherings/${gatheringId}/video-imports?name=participants.csv`, bytes);
  const read = async (manager: Caller, id: string): Promise<VideoImportView> => (await manager.get(`/video-imports/${id}`)).body;
  const apply = async (manager: Caller, id: string) => manager.put(`/video-imports/${id}/application`, {}, { 'if-match': `"${(await read(manager, id)).version}"` });
  const present = async (gatheringId: string) =>
    (await app.rows<{ name: string }>(`SELECT p.family_name AS name FROM attendance a JOIN registration r ON r.id = a.registration_id JOIN person p ON p.id = r.person_id WHERE a.gathering_id = $1 ORDER BY 1`, [gatheringId])).map(({ name }) => name);
  const halves = (view: VideoImportView) => Object.fromEntries(view.known.map(({ familyName, halfDays }) => [familyName, halfDays.map(({ minutes, share, present: there }) => [minutes, share, there])]));

  it.each([
    // Zoom: 75 minutes by her computer, and five more of the ten by her telephone: 80 of 120. Paul: 59 min 59 s of 120.
    ['Zoom', files.zoom, [80, 66, true], '=HYPERLINK("https://piege.example.org","Nadia")'],
    // Teams: 20 + 20 + 20 + 5 minutes.
    ['Teams', files.teams, [65, 54, true], 'Bibliothèque'],
    // BigBlueButton: 20 + 20 + 10 + 10 minutes, just half.
    ['BigBlueButton', files.bigBlueButton, [60, 50, true], 'Salle du conseil'],
  ])('of %s: who came back three times is counted, who lacks a second is not, the unknown name waits', async (_tool, bytes, mayas, unknown) => {
    const { manager, gatheringId } = await ground();
    const answer = await drop(manager, gatheringId, bytes);
    expect(answer.status).toBe(201);
    const view = await read(manager, answer.body.id);
    expect(halves(view)).toEqual({ Serres: [mayas], Ferrand: [[60, 49, false]] });
    expect(view.unknown.map(({ name }) => name)).toEqual([unknown]);
    expect(view).toMatchObject({ share: 50, basis: 'planned', hasPlan: true, toNote: 1, toAdd: 0 });
    expect(await present(gatheringId)).toEqual([]);
    expect((await apply(manager, view.id)).body).toEqual({ noted: 1, added: 0 });
    expect(await present(gatheringId)).toEqual(['Serres']);
    const [line] = await app.rows(`SELECT source, noted_by_id FROM attendance WHERE gathering_id = $1`, [gatheringId]);
    expect(line).toEqual({ source: 'video', noted_by_id: manager.personId });
  });

  it('counts from the share that staff choose, of the planned time or of the meeting’s real length', async () => {
    const { manager, gatheringId } = await ground();
    const { id } = (await drop(manager, gatheringId, files.zoom)).body;
    expect((await manager.put(`/video-imports/${id}/rule`, { share: 49, basis: 'planned' })).status).toBe(204);
    expect(halves(await read(manager, id))['Ferrand']).toEqual([[60, 49, true]]);
    // From 13:55 to 16:05 the meeting took 130 minutes: Maya was there 82 of them.
    await manager.put(`/video-imports/${id}/rule`, { share: 64, basis: 'meeting' });
    expect(halves(await read(manager, id))).toEqual({ Serres: [[82, 63, false]], Ferrand: [[60, 46, false]] });
    expect((await manager.put(`/video-imports/${id}/rule`, { share: 0, basis: 'meeting' })).body.errors[0].pointer).toBe('/share');
    await app.rows('UPDATE gathering SET from_time = NULL, to_time = NULL WHERE id = $1', [gatheringId]);
    expect((await manager.put(`/video-imports/${id}/rule`, { share: 50, basis: 'planned' })).body).toMatchObject({ code: 'no-planned-time', errors: [{ pointer: '/basis' }] });
  });

  it('asks once who a name is, writes it with the rest, and knows it in the next file', async () => {
    const { manager, gatheringId, vigan } = await ground();
    const nadia = (await app.make.delegate(vigan, { category: 'state_agent', person_id: await app.make.person({ givenName: 'Nadia', familyName: 'Bibliothe' }) })).personId;
    const { id } = (await drop(manager, gatheringId, files.teams)).body;
    const { unknown, version } = await read(manager, id);
    expect(unknown[0]).toMatchObject({ name: 'Bibliothèque', minutes: 90, candidates: [{ personId: nadia, onList: false }] });
    expect((await manager.put(`/video-imports/${id}/participants/${unknown[0]?.id}`, { personId: nadia })).status).toBe(204);
    expect(await read(manager, id)).toMatchObject({ unknown: [], toNote: 2, toAdd: 1 });
    // What was seen before that answer is not what would be written now.
    expect((await manager.put(`/video-imports/${id}/application`, {}, { 'if-match': `"${version}"` })).status).toBe(412);
    expect((await apply(manager, id)).body).toEqual({ noted: 2, added: 1 });
    expect(await present(gatheringId)).toEqual(['Bibliothe', 'Serres']);

    const again = await read(manager, (await drop(manager, gatheringId, files.teams)).body.id);
    expect(again.known.find(({ personId }) => personId === nadia)).toMatchObject({ onList: true, shown: [{ knownBy: 'alias' }], halfDays: [{ noted: true }] });
    expect(again.toNote).toBe(0);
    expect((await apply(manager, again.id)).body).toEqual({ noted: 0, added: 0 });
  });

  it('remembers who is nobody of the cohort until that is taken back or forgotten, never what a telephone calls itself', async () => {
    const { manager, gatheringId, canohes, paul } = await ground();
    const { id } = (await drop(manager, gatheringId, files.bigBlueButton)).body;
    const [stranger] = (await read(manager, id)).unknown;
    await manager.put(`/video-imports/${id}/participants/${stranger?.id}`, { personId: null, outsider: true });
    expect(await read(manager, id)).toMatchObject({ unknown: [], outsiders: [{ name: 'Salle du conseil' }] });
    const aliases = () => manager.get(`/cohorts/${canohes.cohortId}/video-aliases`).then(({ body }) => body.items);
    expect(await aliases()).toMatchObject([{ shown: 'Salle du conseil', person: null }]);
    expect((await read(manager, (await drop(manager, gatheringId, files.bigBlueButton)).body.id)).outsiders).toHaveLength(1);
    await manager.put(`/video-imports/${id}/participants/${stranger?.id}`, { personId: null });
    expect(await aliases()).toEqual([]);
    await manager.put(`/video-imports/${id}/participants/${stranger?.id}`, { personId: paul });
    expect((await manager.delete(`/video-aliases/${(await aliases())[0].id}`)).status).toBe(204);
    expect((await read(manager, (await drop(manager, gatheringId, files.bigBlueButton)).body.id)).unknown).toHaveLength(1);

    const device = Buffer.from(files.zoomInFrench.toString().replaceAll('Paul Ferrand', 'iPhone'));
    const phone = (await drop(manager, gatheringId, device)).body.id;
    await manager.put(`/video-imports/${phone}/participants/${(await read(manager, phone)).unknown[0]?.id}`, { personId: paul });
    expect(await aliases()).toEqual([]);
    expect((await manager.put(`/video-imports/${phone}/participants/${stranger?.id}`, { personId: paul })).status).toBe(404);
  });

  it('leaves a name that two people bear to a human, and takes a replacement for whom they replace', async () => {
    const { manager, gatheringId, maya } = await ground();
    await app.rows(`UPDATE registration SET answer = 'replaced', answered_at = now(), replacement_name = 'Salle DU Conseil' WHERE person_id = $1 AND gathering_id = $2`, [maya, gatheringId]);
    const twin = await app.make.person({ givenName: 'Ferrand', familyName: 'Paul' });
    await manager.post(`/gatherings/${gatheringId}/registrations`, { personId: twin });
    const view = await read(manager, (await drop(manager, gatheringId, files.bigBlueButton)).body.id);
    expect(view.unknown.map(({ name, candidates }) => [name, candidates.length])).toEqual([['Paul FERRAND', 2]]);
    expect(view.known).toMatchObject([{ personId: maya, shown: [{ name: 'Maya Serres' }, { name: 'Salle du conseil' }], halfDays: [{ minutes: 120 }] }]);
  });

  it('keeps neither the file nor, once confirmed, a name or an hour of it; what nobody confirms goes after 14 days', async () => {
    const { manager, gatheringId } = await ground();
    const [done, old, recent] = [await drop(manager, gatheringId, files.zoom), await drop(manager, gatheringId, files.zoom), await drop(manager, gatheringId, files.teams)].map(({ body }) => body.id);
    await apply(manager, done);
    expect(await app.rows('SELECT count(*)::int AS people FROM video_participant WHERE import_id = $1', [done])).toEqual([{ people: 0 }]);
    expect(await app.rows('SELECT span, source_name AS name, state FROM video_import WHERE id = $1', [done])).toEqual([{ span: null, name: null, state: 'applied' }]);
    expect((await manager.get(`/video-imports/${done}`)).body.code).toBe('video-applied');
    await app.rows(`UPDATE video_import SET created_at = now() - interval '15 days' WHERE id = ANY ($1)`, [[done, old]]);
    await app.nest.get(VideoUpkeep).forget();
    expect((await manager.get(`/gatherings/${gatheringId}/video-imports`)).body.items.map(({ id }: { id: string }) => id)).toEqual([recent, done]);
    expect(await app.rows('SELECT 1 FROM video_participant WHERE import_id = $1', [old])).toEqual([]);
    expect(await present(gatheringId)).toEqual(['Serres']);
  });

  it('is refused whole, with a sentence, when it is another’s, too heavy, of another day, or of a day to come', async () => {
    const { manager, gatheringId, canohes } = await ground();
    expect((await drop(manager, gatheringId, Buffer.from('Nom;Commune\nMaya;Canohès\n'))).body).toMatchObject({ status: 422, code: 'unreadable-participants' });
    expect((await drop(manager, gatheringId, Buffer.alloc(20 * 1_048_576, 'a'))).body).toMatchObject({ status: 413, detail: expect.stringContaining('10 Mo') });
    expect((await manager.post(`/gatherings/${gatheringId}/video-imports`, { name: 'x' })).status).toBe(415);
    const elsewhen = await drop(manager, gatheringId, Buffer.from(files.zoomInFrench.toString().replaceAll('21/01', '18/03')));
    expect(elsewhen.body).toMatchObject({ code: 'other-day', errors: [{ pointer: '/file' }], detail: expect.stringMatching(/mardi 18\smars 2025.*mardi 21\sjanvier 2025/) });
    const later = await (await Ground.of(app)).create();
    expect((await drop(await app.as('cohort_manager', { cohortId: (await app.rows<{ id: string }>('SELECT cohort_id AS id FROM gathering WHERE id = $1', [later]))[0]?.id }), later, files.zoom)).body.code).toBe('gathering-to-come');
    expect(await app.rows('SELECT 1 FROM video_import WHERE gathering_id = ANY ($1)', [[gatheringId, later]])).toEqual([]);

    const { id } = (await drop(manager, gatheringId, files.zoom)).body;
    for (const hat of ['observer', 'evaluator', 'delegate', 'project_ally'] as const) {
      const other = await app.as(hat, { cohortId: canohes.cohortId, participationId: canohes.id });
      expect((await drop(other, gatheringId, files.zoom)).status).toBe(403);
      expect((await other.get(`/video-imports/${id}`)).status).toBe(404);
    }
    expect((await (await app.as('cohort_manager', { cohortId: await app.make.cohort() })).get(`/video-imports/${id}`)).status).toBe(404);
  });
});
