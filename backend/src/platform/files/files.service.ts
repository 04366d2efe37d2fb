import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Work } from '../database/work';
import { type FileKind, kinds, limits, types } from './accepted';
import { checkContent, typeOf } from './content-check';
import { endingOf } from './file-name';
import { FileStore, type Written } from './file-store';
import { makeAnew } from './picture';
import { refused } from './refusal';

/** What came with a request: whole, checked, and not yet anybody's. It is thrown away unless a handler keeps it. */
export interface Upload extends Written {
  name: string;
  mediaType: string;
  /** Its content, for what is read once and not stored. */
  read(): Promise<Buffer>;
  /** What the route's reader made of it, before the transaction. */
  understood?: unknown;
}

/** What is known of a stored file. */
export interface FileFacts {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** A file that the program itself made. */
export interface Made {
  name: string;
  cohortId: string | null;
  content: Buffer | AsyncIterable<Uint8Array>;
}

const tooLarge = (kind: FileKind) => refused(413, 'too-large', `Ce fichier dépasse ${kinds[kind].bytes / 1_048_576} Mo : allégez-le, ou donnez l’adresse où il se trouve.`);

/**
 * Files of any context. A row of the context refers to the file (`access.holds_files('its_table', 'file_id')` in its
 * migration): whoever may read that row may read the file, and the file goes with the last row that refers to it.
 */
@Injectable()
export class Files {
  constructor(private readonly store: FileStore) {}

  /** Takes the bytes of a request before its transaction opens: a slow line must hold no connection of the database. */
  async receive(body: unknown, { kind, name, announced }: { kind: FileKind; name: string; announced: number }): Promise<Upload> {
    if (!(body instanceof Readable)) throw refused(415, 'not-bytes', 'Envoyez le fichier tel quel, en application/octet-stream.');
    try {
      if (announced > kinds[kind].bytes) throw tooLarge(kind);
      if (kind !== 'table') typeOf(name, kind);
      const written = await this.store.write(body.iterator({ destroyOnReturn: false }), kinds[kind].bytes);
      if (written.tooMany) throw tooLarge(kind);
      return await this.checked(written, kind, name);
    } finally {
      // What is not read would keep the browser from reading why.
      if (!body.readableEnded) body.resume();
    }
  }

  /** Makes an upload a stored file of the transaction: row and file come to stay together, or neither does. */
  async keep(work: Work, upload: Upload, { cohortId }: { cohortId: string | null }): Promise<FileFacts> {
    if (!upload.mediaType) throw new Error('what was not checked is not stored');
    return this.settle(work, upload, { name: upload.name, mediaType: upload.mediaType, cohortId });
  }

  /** Stores what the program made, under a name that says its type. */
  async put(work: Work, { name, cohortId, content }: Made): Promise<FileFacts> {
    const mediaType = types[endingOf(name)]?.mediaType ?? ({ zip: 'application/zip', csv: 'text/csv', json: 'application/json' } as Record<string, string>)[endingOf(name)];
    if (!mediaType) throw new Error(`no known type: ${name}`);
    return this.settle(work, await this.store.write(Buffer.isBuffer(content) ? Readable.from([content]) : content), { name, mediaType, cohortId });
  }

  /** What is known of a file that the actor may read. */
  async facts(work: Work, id: string): Promise<FileFacts | undefined> {
    return work.row<FileFacts>('SELECT id, name, media_type AS "mediaType", bytes, sha256 FROM stored_file WHERE id = $1', [id]);
  }

  /** The content of a file, for what the program makes of it. The caller has read the row that refers to it. */
  async content(id: string): Promise<Readable | undefined> {
    return (await this.store.open(id))?.createReadStream();
  }

  /** Throws away what nobody kept. */
  async discard({ path }: Written): Promise<void> {
    await this.store.discard(path);
  }

  private async checked(written: Written, kind: FileKind, name: string): Promise<Upload> {
    try {
      if (written.bytes === 0) throw refused(422, 'empty-file', 'Ce fichier est vide : vérifiez-le, puis réessayez.');
      const mediaType = kind === 'table' ? '' : (await checkContent(written.path, written.bytes, name, kind)).mediaType;
      const final = mediaType.startsWith('image/') ? await this.anew(written, mediaType) : written;
      return { path: final.path, bytes: final.bytes, sha256: final.sha256, name, mediaType, read: () => readFile(final.path) };
    } catch (error) {
      await this.store.discard(written.path);
      throw error;
    }
  }

  private async anew(picture: Written, mediaType: string): Promise<Written> {
    const path = await this.store.aside();
    try {
      await makeAnew(picture.path, path, mediaType.slice('image/'.length) as 'png' | 'jpeg' | 'webp');
      const made = await this.store.measure(path);
      if (made.bytes > limits.picture) throw refused(413, 'too-large', `Cette image dépasse ${limits.picture / 1_048_576} Mo : réduisez-la, puis réessayez.`);
      await this.store.discard(picture.path);
      return made;
    } catch (error) {
      await this.store.discard(path);
      throw error;
    }
  }

  private async settle(work: Work, { path, bytes, sha256 }: Written, { name, mediaType, cohortId }: { name: string; mediaType: string; cohortId: string | null }): Promise<FileFacts> {
    const id = randomUUID();
    work.afterRollback(() => this.store.remove(id));
    await this.store.place(path, id);
    await work.rows('INSERT INTO stored_file (id, cohort_id, sha256, bytes, media_type, name, created_by_id) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      id, cohortId, sha256, bytes, mediaType, name, work.actor.personId,
    ]);
    return { id, name, mediaType, bytes, sha256 };
  }
}
