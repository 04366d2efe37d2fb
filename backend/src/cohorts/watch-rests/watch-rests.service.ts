import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { WatchRestInput } from './watch-rest.contract';
import { WatchRest } from './watch-rest.entity';

const longest = 366 * 86_400_000;

/** « Rappeler dans… »: a line rests for oneself until a day, and comes back by itself. Nobody else’s page changes. */
@Injectable()
export class WatchRests {
  /** Asked again, it is the last day that counts; days long past are forgotten on the way. */
  async putAside(work: Work, { line, until }: WatchRestInput): Promise<{ id: string }> {
    const ahead = Date.parse(until) - Date.parse(work.today);
    if (ahead <= 0 || ahead > longest) {
      const detail = 'Choisissez un jour à venir, dans l’année.';
      throw problem(422, 'not-a-day-ahead', detail, { errors: [{ pointer: '/until', detail }] });
    }
    await work.rows('DELETE FROM watch_rest WHERE person_id = $1 AND until <= $2::date', [work.personId, work.today]);
    const row = await work.row<{ id: string }>(
      `INSERT INTO watch_rest (person_id, line, until) VALUES ($1, $2, $3)
       ON CONFLICT (person_id, line) DO UPDATE SET until = EXCLUDED.until, updated_at = now() RETURNING id`,
      [work.personId, line, until],
    );
    const id = row?.id as string;
    await work.audit('create', 'watch_rest', id);
    return { id };
  }

  async takeBack(work: Work, id: string): Promise<void> {
    const { affected } = await work.manager.delete(WatchRest, { id, personId: work.personId });
    if (!affected) throw notFound();
    await work.audit('delete', 'watch_rest', id);
  }
}
