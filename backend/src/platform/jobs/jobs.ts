import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { LOG, type Log } from '../log/log';

/** Work done outside any request: one at a time over all processes, again after a crash. */
export interface QueuedJob {
  /** Lower case and dashes; the name of its queue. */
  name: string;
  /** When it runs by itself, as cron says it (a minute at the finest). */
  cron: string;
  /** How long it may wait once rung; a minute unless told. */
  pollSeconds?: number;
  run(): Promise<unknown>;
}

/** Work that every process does on a clock of its own, and shares through the database: no dead process holds it up. */
export interface EverywhereJob extends Omit<QueuedJob, 'cron' | 'pollSeconds'> {
  everywhere: true;
  pollSeconds: number;
}
export type Job = QueuedJob | EverywhereJob;

/** A process that says nothing for so long is dead, and its job goes to another. */
const heartbeatSeconds = 30;

/** The jobs of every context. They run only in a server that listens; specs call `run` themselves. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, Job>();
  private readonly rounds = new Map<string, Round>();
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
      if ('everywhere' in job) {
        await boss.unschedule(job.name);
        this.rounds.set(job.name, new Round(() => this.run(job), job.pollSeconds));
        continue;
      }
      // « stately »: one running, one waiting; ringing ten times is ringing once.
      await boss.createQueue(job.name, { policy: 'stately', retryLimit: 2, deleteAfterSeconds: 3600, expireInSeconds: 3600, heartbeatSeconds });
      await boss.updateQueue(job.name, { heartbeatSeconds });
      await boss.work(job.name, { pollingIntervalSeconds: job.pollSeconds ?? 60 }, () => this.run(job));
      await boss.schedule(job.name, job.cron);
    }
    this.boss = boss;
  }

  /** Runs a job as soon as somebody is free; lost when the process dies at once, and then the timetable catches up. */
  wake(name: string): void {
    if (this.rounds.has(name)) return this.rounds.get(name)?.ring();
    this.boss?.send(name).catch((error: Error) => this.log.warn({ error: error.name, job: name }, 'job not woken'));
  }

  /** Lets what runs come to its end, while the database and the mail server can still be reached. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.rounds.values()].map((round) => round.stop()));
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

/** One job on a clock of its own: never twice at the same time, and once more when it was rung meanwhile. */
class Round {
  private readonly clock: NodeJS.Timeout;
  private running: Promise<unknown> | undefined;
  private rung = false;

  constructor(
    private readonly run: () => Promise<unknown>,
    seconds: number,
  ) {
    this.clock = setInterval(() => this.ring(), seconds * 1000).unref();
  }

  ring(): void {
    this.rung = true;
    // What failed was logged, and the clock tries again.
    this.running ??= this.turn().catch(() => undefined).finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    clearInterval(this.clock);
    this.rung = false;
    await this.running;
  }

  private async turn(): Promise<void> {
    while (this.rung) {
      this.rung = false;
      await this.run();
    }
  }
}
