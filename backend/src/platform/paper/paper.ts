import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PaperDocument } from './document';

const script = require.resolve('./paper.worker');
const idleMilliseconds = 20_000;
const patience = 60_000;

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Makes PDF files of plain data, in a thread of its own: requests go on while a hundred certificates are drawn. */
@Injectable()
export class Paper implements OnApplicationShutdown {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private next = 0;

  /** A tagged PDF in French on A4. The same data give the same bytes, so that their hashes can be compared. */
  make(document: PaperDocument): Promise<Buffer> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.started());
    const id = (this.next += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(worker, new Error('a document took too long to draw')), patience);
      this.waiting.set(id, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ id, document });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private started(): Worker {
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      // Where the code runs from its source, the thread needs the same translation.
      ...(script.endsWith('.ts') && { execArgv: ['--require', require.resolve('../../../tools/jest/read-typescript.cjs')] }),
    });
    worker.on('message', ({ id, bytes, error }: { id: number; bytes?: Uint8Array; error?: string }) => {
      const waiting = this.waiting.get(id);
      if (!waiting) return;
      this.waiting.delete(id);
      clearTimeout(waiting.timer);
      if (bytes) waiting.resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      else waiting.reject(new Error(error));
      this.rest(worker);
    });
    worker.on('error', (error) => this.fail(worker, error));
    worker.on('exit', () => this.fail(worker, new Error('the thread that draws documents ended')));
    return worker;
  }

  /** A thread that nobody needs gives its memory back. */
  private rest(worker: Worker): void {
    if (this.waiting.size || worker !== this.worker) return;
    worker.unref();
    this.idle = setTimeout(() => {
      this.worker = undefined;
      void worker.terminate();
    }, idleMilliseconds).unref();
  }

  private fail(worker: Worker, error: Error): void {
    if (worker !== this.worker) return;
    this.worker = undefined;
    void worker.terminate();
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }
}
