import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { problem } from '../http/problem';

/** Bytes that were written to the end, under a name that nobody reads. */
export interface Written {
  path: string;
  bytes: number;
  sha256: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The folder of files: `ab/abcd….` by id, and `.incoming/` for what is still on its way. A file takes its place whole, flushed
 * and renamed, before its row is committed; so a row never points to half a file, and a file without a row is nobody's.
 */
@Injectable()
export class FileStore {
  readonly directory: string;
  private readonly incoming: string;

  constructor(@Inject(CONFIG) { CORDEE_DATA_DIR }: Pick<Config, 'CORDEE_DATA_DIR'>) {
    this.directory = join(CORDEE_DATA_DIR, 'files');
    this.incoming = join(this.directory, '.incoming');
  }

  /** A place of one's own among what is on its way. */
  async aside(): Promise<string> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    return join(this.incoming, randomUUID());
  }

  /** Writes what comes, flushed to the disk. `most`: stops there and says so by `tooMany`. Whatever fails leaves nothing. */
  async write(source: AsyncIterable<Uint8Array>, most = Infinity): Promise<Written & { tooMany: boolean }> {
    const path = await this.aside();
    const digest = createHash('sha256');
    const file = await open(path, 'wx', 0o600).catch(full);
    let bytes = 0;
    try {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > most) return await this.gaveUp(file, path);
        digest.update(chunk);
        await file.writeFile(chunk).catch(full);
      }
      await file.sync().catch(full);
      await file.close();
      return { path, bytes, sha256: digest.digest('hex'), tooMany: false };
    } catch (error) {
      await this.gaveUp(file, path);
      throw error;
    }
  }

  /** The same facts of a file that something else wrote, flushed too. */
  async measure(path: string): Promise<Written> {
    const file = await open(path, 'r+');
    const digest = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of file.createReadStream({ autoClose: false, start: 0 })) {
        digest.update(chunk as Buffer);
        bytes += (chunk as Buffer).length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { path, bytes, sha256: digest.digest('hex') };
  }

  /** Gives what was written its place, for good once the folder itself is flushed. */
  async place(path: string, id: string): Promise<void> {
    const folder = join(this.directory, id.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, join(folder, id));
    const handle = await open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
  }

  /** Open for reading: it stays readable to its end even if it is removed meanwhile. Undefined when it is not there. */
  async open(id: string): Promise<FileHandle | undefined> {
    return open(join(this.directory, id.slice(0, 2), id), 'r').catch(() => undefined);
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.directory, id.slice(0, 2), id), { force: true });
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Ids of the files that lie there untouched for so many minutes, and what was left on its way as long ago. */
  async old(minutes: number): Promise<{ ids: string[]; left: string[] }> {
    const before = Date.now() - minutes * 60_000;
    const entries = await readdir(this.directory, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => ({ path: join(parentPath, name), name }));
    const dated = await Promise.all(files.map(async (file) => ({ ...file, at: await stat(file.path).then(({ mtimeMs }) => mtimeMs, () => Infinity) })));
    const old = dated.filter(({ at }) => at < before);
    return { ids: old.filter(({ path, name }) => uuid.test(name) && !path.startsWith(this.incoming)).map(({ name }) => name), left: old.filter(({ path }) => path.startsWith(this.incoming)).map(({ path }) => path) };
  }

  private async gaveUp(file: FileHandle, path: string): Promise<Written & { tooMany: boolean }> {
    await file.close().catch(() => undefined);
    await this.discard(path);
    return { path, bytes: 0, sha256: '', tooMany: true };
  }
}

function full(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw problem(503, 'disk-full', 'Le serveur n’a plus de place pour ce fichier. Rien n’a été enregistré ; prévenez l’équipe du réseau.');
  throw error;
}
