import { Injectable } from '@nestjs/common';
import type { Upload } from '../../../platform/files/files.service';
import type { ReadsUploads } from '../../../platform/files/receives';
import { readApart } from '../../../platform/reading/read-apart';
import type { Table, TableLine } from '../../../platform/reading/table';
import { recognised } from '../recognition/columns';
import { ImportUpload } from '../import.contract';

const script = require.resolve('./table.worker');
const refusals = {
  code: 'unreadable-list',
  broken: 'Ce fichier n’a pas pu être lu : enregistrez-le en .xlsx ou en .csv, puis réessayez.',
  tooLong: 'Ce fichier est trop long à lire : découpez-le en plusieurs.',
  tooMuch: 'Ce fichier demande trop de mémoire pour une liste : découpez-le en plusieurs.',
};

/** The sheet whose beginning has the most columns that are recognised; the one that is read already, among equals. */
function mostTelling(heads: readonly TableLine[][], read: number): number {
  const told = heads.map(recognised);
  const most = Math.max(...told);
  return told[read] === most ? read : told.indexOf(most);
}

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
    const reading = this.waiting.then(async () => {
      const { heads, ...table } = await this.once(upload, sheet);
      const better = heads ? mostTelling(heads, table.sheet) : table.sheet;
      // What was readable stays read, whatever the other sheet is worth.
      return better === table.sheet ? table : this.once(upload, better).catch(() => table);
    });
    this.waiting = reading.catch(() => undefined);
    return reading;
  }

  private async once(upload: Pick<Upload, 'read'>, sheet: number | undefined): Promise<Table> {
    return readApart<Table>(script, new Uint8Array(await upload.read()), { sheet }, refusals);
  }
}
