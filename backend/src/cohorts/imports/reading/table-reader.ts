import { Injectable } from '@nestjs/common';
import { readApart } from '../../../platform/reading/read-apart';
import type { Table } from '../../../platform/reading/table';

const script = require.resolve('./table.worker');
const refusals = {
  code: 'unreadable-list',
  broken: 'Ce fichier n’a pas pu être lu : enregistrez-le en .xlsx ou en .csv, puis réessayez.',
  tooLong: 'Ce fichier est trop long à lire : découpez-le en plusieurs.',
  tooMuch: 'Ce fichier demande trop de mémoire pour une liste : découpez-le en plusieurs.',
};

/** Reads a file in a thread of its own: whatever it holds, the application goes on. */
@Injectable()
export class TableReader {
  private waiting: Promise<unknown> = Promise.resolve();

  /** One file at a time, so that ten people who drop a file at once need the memory of one. */
  read(bytes: Uint8Array<ArrayBuffer>, sheet: number | undefined): Promise<Table> {
    const reading = this.waiting.then(() => readApart<Table>(script, bytes, { sheet }, refusals));
    this.waiting = reading.catch(() => undefined);
    return reading;
  }
}
