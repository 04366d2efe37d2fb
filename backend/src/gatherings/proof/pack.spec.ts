import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { Upkeep } from '../../platform/jobs/upkeep';
import type { Caller } from '../../platform/testing/caller';
import { readPdf } from '../../platform/testing/read-pdf';
import { useApp } from '../../platform/testing/use-app';
import { makeWorld } from '../../platform/testing/world';
import { Ground } from '../testing/ground';
import { PackMaker } from './pack.maker';
import { proofRights } from './proof.rights';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const period = { from: '2024-05-01', to: '2024-12-31' };

describe('a sealed pack', () => {
  const app = useApp();
  let ground: Ground;
  let fundingId: string;
  let funderId: string;
  let lineId: string;
  let launch: string;
  let halves: string[];
  const packs: { id: string; bytes: Buffer }[] = [];

  const tick = (half: number) => app.make.row('attendance', { cohort_id: ground.canohes.cohortId, gathering_id: launch, registration_id: lineId, half_day_id: halves[half], source: 'sheet' });
  const make = () => app.nest.get(PackMaker).makeDue();
  const ask = (as: Caller = ground.manager, body: unknown = period) => as.post(`/funding-agreements/${fundingId}/packs`, body);
  const seal = async () => {
    const { id } = (await ask()).body;
    await make();
    const { bytes } = await ground.manager.get(`/packs/${id}/file`);
    packs.push({ id, bytes });
    return { view: (await ground.manager.get(`/packs/${id}`)).body, bytes, files: unzipSync(bytes) };
  };
  const check = async (bytes: Buffer, found: Record<string, unknown> = {}) => (await app.nobody.post('/pack-checks', { sha256: hash(bytes), ...found })).body;

  beforeAll(async () => {
    ground = await Ground.of(app);
    const { cohortId } = ground.canohes;
    funderId = await app.make.organisation({ name: 'Région Occitanie' });
    fundingId = (
      await ground.manager.post(`/cohorts/${cohortId}/funding-agreements`, {
        organisationId: funderId, reference: 'Convention 2024-17', startsOn: '2024-05-01', endsOn: '2024-12-31', pieces: ['sheet', 'programme', 'supports', 'certificates', 'hours'], hoursAsked: null, fundedShare: 60, note: 'Réservé à l’équipe',
      })
    ).body.id;
    launch = await ground.create({ title: 'Lancement de la cohorte', nature: 'common_day', format: 'on_site', heldOn: '2024-05-07', fromTime: '09:00', toTime: '17:00', url: null, purpose: 'Se rencontrer' });
    await ground.create({ title: 'Webinaire 1', heldOn: '2024-05-28', fromTime: '14:00', toTime: '16:00' });
    halves = (await ground.read(launch)).halfDays.map(({ id }: { id: string }) => id);
    lineId = await app.make.row('registration', { cohort_id: cohortId, gathering_id: launch, participation_id: ground.canohes.id, person_id: await app.make.person({ givenName: '=SOMME(A1)', familyName: 'Zoé' }), category: 'elected_official' });
    await tick(0);
    await ground.manager.post(`/gatherings/${launch}/resources`, { kind: 'slides', title: 'Les diapositives', url: 'https://example.org/supports' });
  });

  it('holds for each gathering its sheet, programme, supports and certificates, totals, and a manifest that sha256sum verifies', async () => {
    const { view, bytes, files } = await seal();
    expect(view).toMatchObject({ state: 'ready', version: 1, latest: true, changes: [], summary: { gatherings: 2, people: 1, halfDays: 1, minutes: 210 } });
    expect(view.sha256).toBe(hash(bytes));
    expect(Object.keys(files)).toEqual([
      '00-totaux/totaux.pdf', '00-totaux/totaux-par-personne.xlsx', '00-totaux/totaux-par-rendez-vous.xlsx', '00-totaux/totaux-par-territoire.xlsx',
      ...['emargement.pdf', 'emargement.xlsx', 'programme.pdf', 'supports/adresses.txt', 'attestations.pdf'].map((name) => `01-2024-05-07-lancement-de-la-cohorte/${name}`),
      '02-2024-05-28-webinaire-1/emargement.pdf', '02-2024-05-28-webinaire-1/emargement.xlsx', 'LISEZ-MOI.pdf', 'manifest.json', 'MANIFESTE.txt',
    ]);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] as Uint8Array).toString());
    for (const { path, sha256, bytes: length } of manifest.files) expect([path, sha256, length]).toEqual([path, hash(files[path] as Uint8Array), files[path]?.length]);
    expect(manifest.summary.missing).toContain('Webinaire 1 (28\u00A0mai\u00A02024)\u00A0: aucun support n’est joint');

    const folder = mkdtempSync(join(tmpdir(), 'pack-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    expect(execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'MANIFESTE.txt'], { cwd: folder }).toString()).toBe('');
    writeFileSync(join(folder, '00-totaux/totaux.pdf'), 'autre');
    expect(() => execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'MANIFESTE.txt'], { cwd: folder, stdio: 'pipe' })).toThrow();
    rmSync(folder, { recursive: true });

    const readme = await readPdf(Buffer.from(files['LISEZ-MOI.pdf'] as Uint8Array));
    expect([readme.pages.length, readme.pages.join()]).toEqual([1, expect.stringMatching(/\/verifier et déposez-y le fichier \.zip[\s\S]*sha256sum -c MANIFESTE\.txt/)]);

    const sheet = Buffer.from(unzipSync(files['01-2024-05-07-lancement-de-la-cohorte/emargement.xlsx'] as Uint8Array)['xl/worksheets/sheet1.xml'] as Uint8Array).toString();
    expect(sheet).toContain('s="4"><is><t xml:space="preserve">=SOMME(A1) Zoé');
  });

  it('asked for again when nothing changed makes no other version', async () => {
    const { id } = (await ask()).body;
    expect((await ask()).body).toMatchObject({ code: 'pack-under-way' });
    await make();
    expect((await ground.manager.get(`/packs/${id}`)).body).toMatchObject({ state: 'unchanged', version: null });
    expect((await app.rows('SELECT count(*)::int AS count FROM stored_file'))[0]).toEqual({ count: 1 });
  });

  it('after a correction is version 2, which says what changed; version 1 still downloads and still verifies', async () => {
    // A funder holds these presences: not even a tick is added without saying why.
    expect((await ground.manager.put(`/gatherings/${launch}/registrations/${lineId}/presence/${halves[1]}`)).body.code).toBe('reason-required');
    expect((await ground.manager.get(`/gatherings/${launch}/presence`)).body).toMatchObject({ closedAt: null, sealedAt: expect.any(String) });
    await app.rows('DELETE FROM attendance WHERE registration_id = $1', [lineId]);
    await tick(1);
    await app.make.row('attendance_correction', { cohort_id: ground.canohes.cohortId, gathering_id: launch, registration_id: lineId, half_day_id: halves[0], was_present: true, reason: 'Venue l’après-midi' });
    await ground.manager.put(`/gatherings/${launch}`, { ...(await input(launch)), purpose: 'Se rencontrer vraiment' }, { 'if-match': '"1"' });
    const { view, bytes } = await seal();
    expect(view).toMatchObject({ state: 'ready', version: 2, latest: true });
    const words = view.changes.map(({ words }: { words: string }) => words);
    expect(words[0]).toMatch(/^Lancement de la cohorte.: =SOMME\(A1\) Zoé, matin.: présence retirée le .+ \(Venue l’après-midi\)$/);
    expect(words).toContain('changé\u00A0: 01-2024-05-07-lancement-de-la-cohorte/emargement.pdf');
    expect(words.join()).not.toContain('02-2024-05-28');
    const [first] = packs as [{ id: string; bytes: Buffer }];
    expect((await ground.manager.get(`/packs/${first.id}/file`)).bytes.equals(first.bytes)).toBe(true);
    expect(await check(first.bytes)).toMatchObject({ state: 'authentic', pack: { version: 1, latest: 2, funder: 'Région Occitanie' } });
    expect(await check(bytes)).toMatchObject({ state: 'authentic', pack: { version: 2, latest: 2 } });
    expect((await ground.manager.delete(`/funding-agreements/${fundingId}`)).body).toMatchObject({ code: 'agreement-sealed' });
  });

  it('is left alone by a maker that comes late, whether it failed or found nothing new', async () => {
    const maker = app.nest.get(PackMaker) as unknown as { make: (...given: unknown[]) => Promise<void> };
    const honest = maker.make.bind(maker);
    for (const late of [() => Promise.reject(new Error('late')), honest]) {
      const { id } = (await ask()).body;
      const state = () => app.rows('SELECT state, attempts FROM proof_pack WHERE id = $1', [id]);
      jest.spyOn(maker, 'make').mockImplementationOnce(async (...given) => app.rows('UPDATE proof_pack SET attempts = attempts + 1 WHERE id = $1', [id]).then(() => late(...given)));
      expect([await make(), await state()]).toEqual([1, [{ state: 'making', attempts: 2 }]]);
      await app.rows(`UPDATE proof_pack SET taken_at = now() - interval '4 minutes' WHERE id = $1`, [id]);
      expect([await make(), await state()]).toEqual([1, [{ state: 'unchanged', attempts: 3 }]]);
    }
    jest.restoreAllMocks();
  });

  it('is sealed with its hash in the audit’s chain, and nobody can change it', async () => {
    const [first] = packs as [{ id: string; bytes: Buffer }];
    await app.nest.get(Upkeep).seal();
    expect(await app.rows(`SELECT act FROM audit_entry WHERE record_id = $1 AND object = 'proof_pack' AND block_id IS NOT NULL AND act LIKE 'seal%'`, [first.id])).toEqual([{ act: `seal ${hash(first.bytes)}` }]);
    expect((await check(first.bytes)).pack.chained).toBe(true);
    await expect(app.rows('UPDATE proof_pack SET sha256 = $2 WHERE id = $1', [first.id, '0'.repeat(64)])).rejects.toThrow('a sealed pack never changes');
  });

  it('tells whoever holds a pack which of their files differs, and nothing of others', async () => {
    const [first] = packs as [{ id: string; bytes: Buffer }];
    const files = Object.entries(unzipSync(first.bytes)).map(([path, content]) => ({ path, sha256: hash(content) }));
    const tampered = files.slice(1).map((file) => (file.path.endsWith('programme.pdf') ? { ...file, sha256: '0'.repeat(64) } : file));
    expect(await check(Buffer.from('autre'), { packId: first.id, files: [...tampered, { path: 'intrus.txt', sha256: '1'.repeat(64) }] })).toMatchObject({
      state: 'altered', differing: ['01-2024-05-07-lancement-de-la-cohorte/programme.pdf'], foreign: ['intrus.txt'], missing: 1,
    });
    expect(await check(Buffer.from('autre'))).toEqual({ state: 'unknown', pack: null, differing: [], foreign: [], missing: 0 });
  });

  it('is downloaded by the funder of its own agreement, who reads no live data and no other’s pack', async () => {
    const { cohortId } = ground.canohes;
    const [funder, other] = [await app.as('observer', { cohortId }), await app.as('observer', { cohortId })];
    await app.make.row('person_role', { person_id: funder.personId, organisation_id: funderId });
    await app.make.row('person_role', { person_id: other.personId, organisation_id: await app.make.organisation() });
    const [first] = packs as [{ id: string; bytes: Buffer }];
    expect((await funder.get('/funder-packs')).body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect((await funder.get(`/funder-packs/${first.id}/file`)).bytes.equals(first.bytes)).toBe(true);
    expect((await other.get('/funder-packs')).body.items).toEqual([]);
    expect((await other.get(`/funder-packs/${first.id}/file`)).status).toBe(404);
    for (const path of [`/packs/${first.id}/file`, `/funding-agreements/${fundingId}`, `/funding-agreements/${fundingId}/packs`, `/gatherings/${launch}/presence-sheet`, `/gatherings/${launch}/certificates`]) {
      expect([path, [403, 404].includes((await funder.get(path)).status)]).toEqual([path, true]);
    }
    expect((await ask(funder)).status).toBe(404);
  });

  it('shows before it is sealed what it would hold, what it would lack and who would read it, to whoever may seal alone', async () => {
    const preview = (as: Caller, { from, to } = period) => as.get(`/funding-agreements/${fundingId}/pack-preview?from=${from}&to=${to}`);
    const { body } = await preview(ground.manager);
    const { summary } = (await ground.manager.get(`/funding-agreements/${fundingId}/packs`)).body.items.find(({ state }: { state: string }) => state === 'ready');
    expect(body).toMatchObject({ version: 3, toCome: 0, people: summary.people, halfDays: summary.halfDays, minutes: summary.minutes });
    expect(body.gatherings.map(({ title, missing }: { title: string; missing: string[] }) => [title, missing])).toEqual([
      ['Lancement de la cohorte', []], ['Webinaire 1', ['les présences ne sont pas notées', 'le programme n’est pas écrit', 'aucun support n’est joint', 'aucune attestation, faute de présences notées', 'aucune heure, faute de présences notées']],
    ]);
    expect(body.readers.map(({ whose }: { whose: string }) => whose)).toEqual(['staff', 'funder']);
    expect((await preview(ground.manager, { from: '2023-01-01', to: '2024-06-30' })).body).toMatchObject({ code: 'outside-agreement' });
    expect((await preview(await app.as('observer', { cohortId: ground.canohes.cohortId }))).status).toBe(404);
  });

  it('refuses a period outside its agreement or without anything held', async () => {
    expect((await ask(ground.manager, { from: '2023-01-01', to: '2024-06-30' })).body).toMatchObject({ code: 'outside-agreement', errors: [{ pointer: '/from' }] });
    expect((await ask(ground.manager, { from: '2024-11-01', to: '2024-11-30' })).body).toMatchObject({ code: 'nothing-held' });
  });

  it('never contains anything of a diagnostic, a contact, a need or an answer: marks planted in every text of their tables are in no byte of it', async () => {
    // What its maker may read at all: no table of a diagnostic, no board of peers, no need, no contact.
    expect([...new Set(proofRights.filter(({ hat }) => hat === 'job:pack').map(({ object }) => object))].sort()).toEqual([
      'attendance', 'attendance_signature', 'certificate_signatory', 'cohort', 'funding_agreement', 'gathering', 'gathering_sequence', 'network', 'organisation', 'participation', 'person', 'proof_pack', 'registration', 'resource', 'territory',
    ]);
    const { cohortId } = ground.canohes;
    await makeWorld(app, 'PLANTED', cohortId);
    const secret = await app.rows<{ table: string; column: string }>(
      `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.udt_name IN ('text', 'citext') AND (
         c.table_name IN ('diagnostic', 'interview_plan', 'interview', 'interviewee', 'excerpt', 'finding', 'theme', 'person_contact', 'call_agreement', 'outbox_message')
         OR c.table_name ~ '(need|diet|interview|finding|excerpt|peer_)' OR c.table_name = 'registration' AND c.column_name ~ '(need|diet|access|travel)')`,
    );
    let planted = 0;
    for (const { table, column } of secret) {
      await app.rows('SAVEPOINT none').catch(() => undefined);
      const value = column === 'email' ? `'planted' || substr(md5(random()::text), 1, 8) || '@example.org'` : column === 'telephone' ? `'06 39 98 77 66'` : `'PLANTED ' || '${table}.${column}'`;
      planted += await app.rows(`UPDATE ${table} SET ${column} = ${value}`).then(() => 1, () => 0);
    }
    expect(planted).toBeGreaterThan(4);
    await app.rows(`UPDATE registration SET answer = 'yes', answered_at = now() WHERE id = $1`, [lineId]);
    await ground.manager.post(`/gatherings/${launch}/resources`, { kind: 'summary', title: 'Le compte rendu', url: 'https://example.org/compte-rendu' });
    const { files, view } = await seal();
    expect(view).toMatchObject({ version: 3 });
    const found: string[] = [];
    const look = async (path: string, bytes: Uint8Array): Promise<void> => {
      const texts = [Buffer.from(bytes).toString('latin1'), Buffer.from(bytes).toString('utf8')];
      if (path.endsWith('.pdf')) texts.push((await readPdf(Buffer.from(bytes))).pages.join('\n'));
      if (path.endsWith('.xlsx')) for (const [part, content] of Object.entries(unzipSync(bytes))) await look(`${path}!${part}`, content);
      if (texts.some((text) => /planted|@example\.org|06 39 98|Réservé à l’équipe/i.test(text.replaceAll(/\s+/g, ' ')))) found.push(path);
    };
    for (const [path, bytes] of Object.entries(files)) await look(path, bytes);
    expect(found).toEqual([]);
  });

  // PACK_GATHERINGS=13 PACK_PEOPLE=45 measures that of a whole cohort, and says it.
  it('holds everybody of every gathering, however many', async () => {
    const [gatherings, people] = [Number(process.env['PACK_GATHERINGS'] ?? 2), Number(process.env['PACK_PEOPLE'] ?? 4)];
    const big = await Ground.of(app);
    const { cohortId, id: participationId } = big.canohes;
    const persons = await Promise.all(Array.from({ length: people }, () => app.make.person()));
    for (let number = 0; number < gatherings; number += 1) {
      const id = await big.create({ title: `Journée ${number + 1}`, nature: 'common_day', format: 'on_site', heldOn: `2024-06-${String(number + 1).padStart(2, '0')}`, fromTime: '09:00', toTime: '17:00', url: null, purpose: 'Avancer ensemble' });
      await app.rows(
        `WITH r AS (INSERT INTO registration (cohort_id, gathering_id, participation_id, person_id, category) SELECT $1, $2, $3, unnest($4::uuid[]), 'local_agent' RETURNING id)
         INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, source) SELECT $1, $2, r.id, h.id, 'tablet' FROM r CROSS JOIN gathering_half_day h WHERE h.gathering_id = $2`,
        [cohortId, id, participationId, persons],
      );
    }
    const agreement = (await big.manager.post(`/cohorts/${cohortId}/funding-agreements`, { organisationId: funderId, reference: 'Grande', startsOn: '2024-05-01', endsOn: '2024-12-31', pieces: ['sheet', 'programme', 'certificates', 'hours'], hoursAsked: null, fundedShare: null, note: null })).body.id;
    const { id } = (await big.manager.post(`/funding-agreements/${agreement}/packs`, period)).body;
    const [before, start, cpu] = [process.memoryUsage().rss, performance.now(), process.cpuUsage()];
    let [peak, late, last] = [before, 0, performance.now()];
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
      late = Math.max(late, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    await make();
    clearInterval(watch);
    const { user, system } = process.cpuUsage(cpu);
    const { body } = await big.manager.get(`/packs/${id}`);
    expect(body).toMatchObject({ state: 'ready', summary: { gatherings, people, halfDays: gatherings * people * 2, minutes: gatherings * people * 450 }, fileCount: gatherings * 4 + 7 });
    if (process.env['PACK_PEOPLE']) process.stdout.write(`pack: ${Math.round(performance.now() - start)} ms (${Math.round((user + system) / 1000)} ms of CPU), +${Math.round((peak - before) / 1e6)} MB at the peak, ${body.bytes} bytes, ${body.fileCount} files, event loop ${Math.round(late)} ms late at worst\n`);
  });

  async function input(id: string) {
    const { nature, format, title, number, heldOn, fromTime, toTime, period: when, place, address, url, purpose } = await ground.read(id);
    return { nature, format, title, number, heldOn, fromTime, toTime, period: when, place, address, url, purpose, alreadyHeld: true };
  }
});
