import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { LOG, type Log } from '../log/log';

/** Work done outside any request: one at a time over all processes, again after a crash. */
export interface Job {
  /** Lower case and dashes; the name of its queue. */
  name: string;
  /** When it runs by itself, as cron says it (a minute at the finest). */
  cron: string;
  /** How long it may wait once rung; a minute unless told. */
  pollSeconds?: number;
  run(): Promise<unknown>;
}

/** The jobs of every context. They run only in a server that listens; specs call `run` themselves. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, Job>();
  private boss: PgBoss | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Declares a job; to be called before the start, from a constructor. */
  add(job: Job): void {
    this.jobs.set(job.name, job);
  }

  /** Opens the queue and follows the timetable. */
  async start(): Promise<void> {
    // Loaded here: a spec file that sends nothing need not read the library.
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({
      connectionString: this.config.DATABASE_URL,
      schema: 'pgboss',
      migrate: false,
      createSchema: false,
      reindex: false,
      monitorVacuum: false,
      max: 3,
      application_name: 'cordee-jobs',
    });
    boss.on('error', (error) => this.log.error({ error: error.name, code: (error as { code?: string }).code }, 'job queue'));
    await boss.start();
    for (const job of this.jobs.values()) {
      // « stately »: one running, one waiting; ringing ten times is ringing once.
      await boss.createQueue(job.name, { policy: 'stately', retryLimit: 2, deleteAfterSeconds: 3600, expireInSeconds: 3600 });
      await boss.work(job.name, { pollingIntervalSeconds: job.pollSeconds ?? 60 }, () => this.run(job));
      await boss.schedule(job.name, job.cron);
    }
    this.boss = boss;
  }

  /** Runs a job as soon as somebody is free; lost when the process dies at once, and then the timetable catches up. */
  wake(name: string): void {
    this.boss?.send(name).catch((error: Error) => this.log.warn({ error: error.name, job: name }, 'job not woken'));
  }

  /** Lets what runs come to its end, while the database and the mail server can still be reached. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 10_000 });
  }

  private async run(job: Job): Promise<void> {
    try {
      await job.run();
    } catch (error) {
      this.log.error({ job: job.name, error: (error as Error).name, code: (error as { code?: string }).code }, 'job failed');
      throw error;
    }
  }
}
