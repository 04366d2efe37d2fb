import { Worker } from 'node:worker_threads';
import { problem } from '../http/problem';

const patience = 30_000;

/** What a reading thread answers: what it read, or why it refuses (a French sentence, null when it does not know). */
export interface ReadingAnswer<T> {
  read?: T;
  refusal?: string | null;
}

/** The sentences for a file that is not read for another reason than its content. */
export interface Refusals {
  code: string;
  broken: string;
  tooLong: string;
  tooMuch: string;
  /** The field that the sentence stands beside. */
  pointer?: string;
}

/** Runs a reading script in a thread of its own, within 160 MB and 30 seconds: whatever a file holds, the application goes on. */
export function readApart<T>(script: string, bytes: Uint8Array<ArrayBuffer>, data: object, { code, broken, tooLong, tooMuch, pointer }: Refusals): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { ...data, bytes },
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 },
      // Where the code runs from its source, the thread needs the same translation.
      ...(script.endsWith('.ts') && { execArgv: ['--require', require.resolve('../../../tools/jest/read-typescript.cjs')] }),
    });
    const refuse = (detail: string) => () => reject(problem(422, code, detail, pointer ? { errors: [{ pointer, detail }] } : {}));
    const timer = setTimeout(() => settle(refuse(tooLong)), patience);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      then();
    };
    worker.once('message', ({ read, refusal }: ReadingAnswer<T>) => settle(() => (read ? resolve(read) : refuse(refusal ?? broken)())));
    worker.once('error', () => settle(refuse(tooMuch)));
  });
}
