import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingAnswer } from '../../../platform/reading/read-apart';
import { Unreadable } from '../../../platform/reading/table';
import type { Meeting } from './meeting';
import { readParticipants } from './read-participants';
import type { Context } from './report';

const { bytes, ...context } = workerData as Context & { bytes: Uint8Array };

function answer(): ReadingAnswer<Meeting> {
  try {
    return { read: readParticipants(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), context) };
  } catch (error) {
    return { refusal: error instanceof Unreadable ? error.message : null };
  }
}

parentPort?.postMessage(answer());
