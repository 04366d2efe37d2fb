import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import { Jobs } from '../../platform/jobs/jobs';

/** Every night, what groups said among themselves and did not let out is erased once its ninety days are over. */
@Injectable()
export class PeerUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'forget-peer-cards', cron: '53 3 * * *', run: () => this.forget() });
  }

  /** Says how many cards and photographs went. */
  async forget(): Promise<number> {
    const [row] = await this.database.alone<{ forgotten: number }>('SELECT access.forget_peer_cards($1) AS forgotten', [this.keyring.proof('forget_peer_cards')]);
    return row?.forgotten ?? 0;
  }
}
