import { Injectable } from '@nestjs/common';
import type { Upload } from '../../../platform/files/files.service';
import type { ReadsUploads } from '../../../platform/files/receives';
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

  /** What is asked wrongly is not read: the contract of the handler says where the fault is. */
  async understand(upload: Upload, query: Record<string, unknown>): Promise<Table | undefined> {
    const asked = ImportUpload.safeParse(query);
    return asked.success ? this.read(upload, asked.data.sheet) : undefined;
  }

  /** One file at a time, in memory at its turn only: ten people who drop a file at once need the memory of one. */
  read(upload: Pick<Upload, 'read'>, sheet: number | undefined): Promise<Table> {
    const reading = this.waiting.then(async () => readApart<Table>(script, new Uint8Array(await upload.read()), { sheet }, refusals));
    this.waiting = reading.catch(() => undefined);
    return reading;
  }
}
