import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { restoreBackup } from './apply.mjs';
import { addFile, instance } from './instance.mjs';
import { writeBackup } from './write.mjs';

const photo = 'ab000000-0000-4000-8000-000000000001';
const bytes = Buffer.from([0, 255, 10, 13]);
const secret = 'the secret of an instance that is backed up';
const folder = mkdtempSync(join(tmpdir(), 'cordee-backup-files-'));
let source;

const backupTo = (file, more = {}) => writeBackup({ ownerUrl: source.ownerUrl, filesDirectory: source.filesDirectory, secret, file, ...more });

beforeAll(async () => {
  source = await instance(folder);
  await source.run(`INSERT INTO stored_file (id, sha256, bytes, media_type, name) VALUES ($1, $2, 4, 'image/png', 'photo.png')`, [photo, createHash('sha256').update(bytes).digest('hex')]);
  addFile(source, photo, bytes);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the backup of files', () => {
  it('is abandoned when a file is missing or altered, unless it is asked to go on without, and then says so', async () => {
    const path = join(source.filesDirectory, 'ab', photo);
    for (const [damage, why] of [[() => rmSync(path), 'manque'], [() => addFile(source, photo, 'none'), 'a été modifié']]) {
      damage();
      await expect(backupTo(join(folder, 'abandoned.cordee'))).rejects.toThrow(new RegExp(`« photo.png » \\(files/ab/${photo}\\) ${why}`));
      const file = join(folder, `${why}.cordee`);
      const written = await backupTo(file, { evenDamaged: true });
      expect(written.damaged).toMatchObject([{ id: photo, why }]);
      expect(await restoreBackup({ ownerUrl: source.ownerUrl, appUrl: source.appUrl, filesDirectory: source.filesDirectory, secrets: [secret], file })).toMatchObject({ damaged: [photo] });
      expect(existsSync(path)).toBe(false);
    }
    addFile(source, photo, bytes);
  });

  it('keeps the sweeping of files away while it reads them', async () => {
    const holder = new pg.Client({ connectionString: source.ownerUrl });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(7012)');
    const backup = backupTo(join(folder, 'waits.cordee'));
    const waits = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7012 AND NOT granted`;
    while (!(await source.run(waits)).length) await new Promise((go) => setTimeout(go, 20));
    await holder.end();
    await backup;
  });
});
