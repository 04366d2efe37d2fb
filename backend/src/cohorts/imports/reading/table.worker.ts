import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from './read-table';
import { Unreadable } from '../../../platform/reading/table';

const { bytes, sheet } = workerData as { bytes: Uint8Array; sheet: number | undefined };

void readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), sheet).then(
  (table) => parentPort?.postMessage({ read: table }),
  (error: unknown) => parentPort?.postMessage({ refusal: error instanceof Unreadable ? error.message : null }),
);
