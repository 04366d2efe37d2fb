import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Keyring } from '../crypto/keyring';
import { Database } from '../database/database';
import { Jobs } from './jobs';

const sealingSeconds = 5;

/** What the house does for itself: seals the audit every few seconds, and every hour sweeps away what no longer serves. */
@Injectable()
export class Upkeep implements OnApplicationShutdown {
  private sealing: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'sweep', cron: '17 * * * *', run: () => this.sweep() });
  }

  /** Deletes expired keys, counters, tokens, links and sessions; says how many. */
  async sweep(): Promise<number> {
    const [row] = await this.database.alone<{ swept: number }>('SELECT access.sweep($1) AS swept', [this.keyring.proof('sweep')]);
    return row?.swept ?? 0;
  }

  /** Seals what was written since the last block. Finer than the queue's minute, so it has a clock of its own; a lock in the database lets one process do it. */
  async seal(): Promise<number> {
    const [row] = await this.database.alone<{ sealed: number }>('SELECT access.seal_audit() AS sealed');
    return row?.sealed ?? 0;
  }

  start(): void {
    // A database that is away is told by the health check and by every request; sealing simply waits for it.
    this.sealing = setInterval(() => void this.seal().catch(() => undefined), sealingSeconds * 1000);
    this.sealing.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sealing);
  }
}
