import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import { Jobs } from '../../platform/jobs/jobs';

/** Every day, lists that no longer serve are forgotten: they hold people's contacts a second time. */
@Injectable()
export class ImportUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'forget-imports', cron: '41 3 * * *', run: () => this.forget() });
  }

  /** Drafts of more than 30 days go, lines imported more than 90 days ago are emptied; says how many. */
  async forget(): Promise<number> {
    const [row] = await this.database.alone<{ forgotten: number }>('SELECT access.forget_imports($1) AS forgotten', [this.keyring.proof('forget_imports')]);
    return row?.forgotten ?? 0;
  }
}
