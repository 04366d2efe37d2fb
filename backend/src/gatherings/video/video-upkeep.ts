import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import { Jobs } from '../../platform/jobs/jobs';

/** Every day, files that nobody confirmed are forgotten: they hold people's hours. */
@Injectable()
export class VideoUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'forget-video-imports', cron: '47 3 * * *', run: () => this.forget() });
  }

  /** Files of more than 14 days go; says how many. */
  async forget(): Promise<number> {
    const [row] = await this.database.alone<{ forgotten: number }>('SELECT access.forget_video_imports($1) AS forgotten', [this.keyring.proof('forget_video_imports')]);
    return row?.forgotten ?? 0;
  }
}
