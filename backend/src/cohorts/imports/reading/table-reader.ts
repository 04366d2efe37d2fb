import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { problem } from '../../../platform/http/problem';
import type { Table } from './table';

const patience = 30_000;
const script = require.resolve('./table.worker');

/** Reads a file in a thread of its own, within 160 MB and 30 seconds: whatever it holds, the application goes on. */
@Injectable()
export class TableReader {
  private waiting: Promise<unknown> = Promise.resolve();

  /** One file at a time, so that ten people who drop a file at once need the memory of one. */
  read(bytes: Uint8Array<ArrayBuffer>, sheet: number | undefined): Promise<Table> {
    const reading = this.waiting.then(() => readApart(bytes, sheet));
    this.waiting = reading.catch(() => undefined);
    return reading;
  }
}

function readApart(bytes: Uint8Array<ArrayBuffer>, sheet: number | undefined): Promise<Table> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { bytes, sheet },
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 },
      // Where the code runs from its source, the thread needs the same translation.
      ...(script.endsWith('.ts') && { execArgv: ['--require', require.resolve('../../../../tools/jest/read-typescript.cjs')] }),
    });
    const timer = setTimeout(() => settle(() => reject(refused('Ce fichier est trop long à lire : découpez-le en plusieurs.'))), patience);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      then();
    };
    worker.once('message', ({ table, refusal }: { table?: Table; refusal?: string | null }) =>
      settle(() => (table ? resolve(table) : reject(refused(refusal ?? 'Ce fichier n’a pas pu être lu : enregistrez-le en .xlsx ou en .csv, puis réessayez.')))),
    );
    worker.once('error', () => settle(() => reject(refused('Ce fichier demande trop de mémoire pour une liste : découpez-le en plusieurs.'))));
  });
}

const refused = (detail: string) => problem(422, 'unreadable-list', detail);
