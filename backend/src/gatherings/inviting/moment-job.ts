import { randomUUID } from 'node:crypto';
import { type Keyring, tokenHash } from '../../platform/crypto/keyring';
import type { Database } from '../../platform/database/database';

/** A moment of a gathering whose letters are due, and the people they are for. */
export interface DueMoment {
  id: string;
  gatheringId: string;
  cohortId: string;
  people: string[];
}

/** The token under which letters leave by themselves: it opens this gathering, its cohort's name and these people, for a quarter of an hour. */
export async function openMomentJob(database: Database, keyring: Keyring, { id, gatheringId, cohortId, people }: DueMoment): Promise<string> {
  const job = randomUUID();
  const token = keyring.token('job', job);
  const hash = tokenHash(token);
  await database.alone(`SELECT access.open_job($1, $2, 'remind', $3, $4, '15 minutes')`, [
    keyring.proof('open_job', job, 'remind', hash.toString('hex')),
    job,
    [id, gatheringId, cohortId, ...people],
    hash,
  ]);
  return token;
}
