import { Injectable } from '@nestjs/common';
import type { Upload } from '../../../platform/files/files.service';
import type { ReadsUploads } from '../../../platform/files/receives';
import { problem } from '../../../platform/http/problem';
import { readApart } from '../../../platform/reading/read-apart';
import type { Table } from '../../../platform/reading/table';
import { ImportUpload } from '../import.contract';

const script = require.resolve('./table.worker');
const refusals = {
  code: 'unreadable-list',
  broken: 'Ce fichier n’a pas pu être lu : enregistrez-le en .xlsx ou en .csv, puis réessayez.',
  tooLong: 'Ce fichier est trop long à lire : découpez-le en plusieurs.',
  tooMuch: 'Ce fichier demande trop de mémoire pour une liste : découpez-le en plusieurs.',
};

/** Reads a file in a thread of its own: whatever it holds, the application goes on. */
@Injectable()
export class TableReader implements ReadsUploads {
  private waiting: Promise<unknown> = Promise.resolve();

  async understand(upload: Upload, query: Record<string, unknown>): Promise<Table> {
    const asked = ImportUpload.safeParse(query);
    if (!asked.success) throw problem(400, 'invalid', 'Choisissez une feuille du classeur.', { errors: [{ pointer: '/sheet', detail: 'Choisissez une feuille du classeur.' }] });
    return this.read(new Uint8Array(await upload.read()), asked.data.sheet);
  }

  /** One file at a time, so that ten people who drop a file at once need the memory of one. */
  read(bytes: Uint8Array<ArrayBuffer>, sheet: number | undefined): Promise<Table> {
    const reading = this.waiting.then(() => readApart<Table>(script, bytes, { sheet }, refusals));
    this.waiting = reading.catch(() => undefined);
    return reading;
  }
}
