import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import { Jobs } from '../../platform/jobs/jobs';

/** Roles begin and end without anybody writing: every hour the lines of the directory follow the calendar. */
@Injectable()
export class RoleUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'roles', cron: '3 * * * *', run: () => this.follow() });
  }

  /** Says how many lines changed. */
  async follow(): Promise<number> {
    const [row] = await this.database.alone<{ changed: number }>('SELECT access.follow_calendar($1) AS changed', [this.keyring.proof('follow_calendar')]);
    return row?.changed ?? 0;
  }
}
