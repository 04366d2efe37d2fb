import { Injectable } from '@nestjs/common';
import { Keyring } from '../crypto/keyring';
import { Database } from '../database/database';
import { Jobs } from '../jobs/jobs';
import { FileStore } from './file-store';

/** Nothing is removed that is younger: a row may still be on its way to be committed. */
const graceMinutes = 15;

/** Every ten minutes, removes from the disk what no row names any more, and what was left on its way by a crash. Never while a backup is being written. */
@Injectable()
export class FileUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly store: FileStore,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'sweep-files', cron: '*/10 * * * *', run: () => this.sweep() });
  }

  /** Says how many files went. */
  async sweep(minutes = graceMinutes): Promise<number> {
    const { ids, left } = await this.store.old(minutes);
    for (const path of left) await this.store.discard(path);
    const orphans = ids.length ? await this.removeOrphans(ids) : 0;
    return left.length + orphans;
  }

  private removeOrphans(ids: string[]): Promise<number> {
    return this.database.run(null, undefined, async (work) => {
      const rows = await work.rows<{ id: string }>('SELECT id FROM access.files_of_nobody($1, $2::uuid[]) AS id', [this.keyring.proof('files_of_nobody'), ids]);
      for (const { id } of rows) await this.store.remove(id);
      return rows.length;
    });
  }
}
