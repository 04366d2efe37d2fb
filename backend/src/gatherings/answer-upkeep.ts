import { Injectable } from '@nestjs/common';
import { Keyring } from '../platform/crypto/keyring';
import { Database } from '../platform/database/database';
import { Jobs } from '../platform/jobs/jobs';

/** Every night, what somebody needed for a day long past and who asked to come without a follow-up are forgotten. */
@Injectable()
export class AnswerUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'forget-answers', cron: '23 3 * * *', run: () => this.forget() });
  }

  /** Says how many rows went. */
  async forget(): Promise<number> {
    const [row] = await this.database.alone<{ forgotten: number }>('SELECT access.forget_answers($1) AS forgotten', [this.keyring.proof('forget_answers')]);
    return row?.forgotten ?? 0;
  }
}
