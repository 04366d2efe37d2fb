import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { FileUpkeep } from '../../platform/files/file-upkeep';
import { useApp } from '../../platform/testing/use-app';
import { Ground } from '../testing/ground';
import { PackMaker } from './pack.maker';

const pdf = Buffer.from(`%PDF-1.7\n${'% du texte\n'.repeat(200)}%%EOF\n`);
const maker = join(__dirname, '..', '..', '..', '..', 'dist', 'backend-under-test', 'gatherings', 'testing', 'pack-process.js');

describe('a pack whose maker is killed -9', () => {
  const app = useApp();
  let ground: Ground;
  let fundingId: string;
  let support: string;

  const make = () => app.nest.get(PackMaker).makeDue();
  const view = async (id: string) => (await ground.manager.get(`/packs/${id}`)).body;
  const ask = async () => (await ground.manager.post(`/funding-agreements/${fundingId}/packs`, { from: '2024-05-01', to: '2024-12-31' })).body.id as string;
  const files = 'files';
  const onDisk = (folder = '') => readdirSync(join(app.dataDirectory, files, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort();

  beforeAll(async () => {
    ground = await Ground.of(app);
    const { cohortId } = ground.canohes;
    const organisationId = await app.make.organisation({ name: 'Région Occitanie' });
    const asked = { organisationId, reference: 'Convention 2024-17', startsOn: '2024-05-01', endsOn: '2024-12-31', pieces: ['supports'], hoursAsked: null, fundedShare: null, note: null };
    fundingId = (await ground.manager.post(`/cohorts/${cohortId}/funding-agreements`, asked)).body.id;
    const gathering = await ground.create({ title: 'Lancement', heldOn: '2024-05-07' });
    const resource = (await ground.manager.upload(`/gatherings/${gathering}/resources/files?kind=slides&title=Les%20diapositives&name=d.pdf`, pdf)).body.id;
    const [row] = await app.rows<{ id: string }>('SELECT file_id AS id FROM resource WHERE id = $1', [resource]);
    support = join(app.dataDirectory, files, (row?.id as string).slice(0, 2), row?.id as string);
  });

  it('is finished by another without a hand, in one version that verifies, and leaves no half file', async () => {
    const id = await ask();
    const waited = () => app.rows(`UPDATE proof_pack SET taken_at = now() - interval '20 seconds' WHERE id = $1`, [id]);
    // A pipe in the place of a support: the maker reads half of it and waits for the rest.
    renameSync(support, `${support}.kept`);
    execFileSync('mkfifo', [support]);
    const child = spawn(process.execPath, [maker], { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'ignore', 'inherit'] });
    const pipe = await open(support, 'w');
    await pipe.write(pdf.subarray(0, pdf.length / 2));
    await waited();
    expect([await make(), (await view(id)).state]).toEqual([0, 'making']);

    child.kill('SIGKILL');
    await once(child, 'exit');
    await pipe.close();
    rmSync(support);
    renameSync(`${support}.kept`, support);
    expect(onDisk('.incoming')).toHaveLength(1);
    await waited();
    while ((await make()) === 0) await sleep(20);

    expect(await view(id)).toMatchObject({ state: 'ready', version: 1, attempts: 2, failure: null });
    const { bytes } = await ground.manager.get(`/packs/${id}/file`);
    const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
    expect((await app.nobody.post('/pack-checks', { sha256: hash(bytes) })).body).toMatchObject({ state: 'authentic', pack: { version: 1, latest: 1 } });
    const found = unzipSync(bytes);
    const manifest = JSON.parse(Buffer.from(found['manifest.json'] as Uint8Array).toString());
    expect(manifest.files.map(({ path }: { path: string }) => path)).toContain('01-2024-05-07-lancement/supports/01-les-diapositives.pdf');
    for (const { path, sha256 } of manifest.files) expect([path, sha256]).toEqual([path, hash(found[path] as Uint8Array)]);
    expect(await app.rows('SELECT count(*)::int AS count FROM proof_pack')).toEqual([{ count: 1 }]);
    await app.nest.get(FileUpkeep).sweep(0);
    expect(onDisk()).toEqual((await app.rows<{ id: string }>('SELECT id FROM stored_file ORDER BY id')).map(({ id: file }) => file));
  }, 120_000);

  it('three times is tried no more, and says so; a file that is missing is named', async () => {
    const crashed = await ask();
    await app.rows(`UPDATE proof_pack SET state = 'making', attempts = 3, taken_at = now() - interval '20 seconds' WHERE id = $1`, [crashed]);
    expect([await make(), await view(crashed)]).toEqual([0, expect.objectContaining({ state: 'failed', failure: expect.stringContaining('arrêté trois fois') })]);
    renameSync(support, `${support}.kept`);
    const missing = await ask();
    await make();
    expect(await view(missing)).toMatchObject({ state: 'failed', attempts: 3, failure: 'le fichier «\u00A0Les diapositives\u00A0» du rendez-vous «\u00A0Lancement\u00A0» manque sur le serveur' });
    renameSync(`${support}.kept`, support);
  });
});
