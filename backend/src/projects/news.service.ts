import { Injectable } from '@nestjs/common';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import { dayTold } from './asking.service';
import type { NewsEdit, NewsInput, NewsView } from './news.contract';

/** News of the project, small victories and what blocks: one sentence is enough. */
@Injectable()
export class NewsService {
  constructor(private readonly behalf: BehalfService) {
    behalf.speaks('news', {
      words: (work, id, participationId) =>
        work.row(`SELECT entered_for_id AS "personId", 'Des nouvelles' AS heading, body AS shown, version FROM news WHERE id = $1 AND participation_id = $2`, [id, participationId]),
      most: 2000,
    });
  }

  async list(work: Work, participationId: string): Promise<{ items: NewsView[] }> {
    const items = await work.rows<NewsView>(
      `SELECT n.id, n.kind, n.body, n.told_on AS "toldOn", n.may_be_quoted AS "mayBeQuoted", a.given_name || ' ' || a.family_name AS author, f.given_name || ' ' || f.family_name AS "enteredFor",
         n.entered_for_id IS NOT NULL AND n.confirmed_at IS NULL AS "toConfirm", access.confirmation_of('news', n.id) AS behalf,
         coalesce(n.entered_for_id, n.author_id) IS NOT DISTINCT FROM $2::uuid AS mine, n.version
       FROM news n LEFT JOIN person a ON a.id = n.author_id LEFT JOIN person f ON f.id = n.entered_for_id
       WHERE n.participation_id = $1 ORDER BY n.told_on DESC, n.created_at DESC, n.id LIMIT 200`,
      [participationId, work.personId],
    );
    return { items };
  }

  /** Written for somebody, it goes to them by e-mail, to be confirmed or corrected. */
  async tell(work: Work, participationId: string, { kind, body, toldOn, mayBeQuoted, enteredForId }: NewsInput): Promise<{ id: string }> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO news (cohort_id, participation_id, kind, body, told_on, author_id, entered_for_id, may_be_quoted)
       SELECT cohort_id, id, $2, $3, $4, $5, $6, $7 AND $6::uuid IS NULL FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, kind, body, dayTold(work, toldOn), work.personId, enteredForId, mayBeQuoted],
    );
    if (!row) throw notFound();
    await work.audit('create', 'news', row.id, row.cohortId, enteredForId);
    if (enteredForId) await this.behalf.enter(work, { participationId, table: 'news', recordId: row.id, personId: enteredForId, letter: 'now' });
    return { id: row.id };
  }

  /** Through a link one corrects one's own words alone; corrected by the person it was entered for, it is confirmed. */
  async correct(work: Work, participationId: string, id: string, version: number, { kind, body, toldOn, mayBeQuoted }: NewsEdit): Promise<{ version: number }> {
    const row = await work.row<{ version: number; cohortId: string }>(
      `UPDATE news SET kind = $4, body = $5, told_on = coalesce($6, told_on), version = version + 1, updated_at = now(),
         may_be_quoted = CASE WHEN coalesce(entered_for_id, author_id) = $7 THEN $9 ELSE may_be_quoted AND body = $5 END,
         confirmed_at = CASE WHEN entered_for_id = $7 THEN now() WHEN entered_for_id IS NOT NULL THEN NULL ELSE confirmed_at END
       WHERE id = $1 AND participation_id = $2 AND version = $3 AND ($8 OR coalesce(entered_for_id, author_id) = $7)
       RETURNING version, cohort_id AS "cohortId"`,
      [id, participationId, version, kind, body, toldOn && dayTold(work, toldOn), work.personId, work.actor.kind !== 'link', mayBeQuoted],
    );
    if (!row) {
      const current = (await this.list(work, participationId)).items.find((item) => item.id === id && (work.actor.kind !== 'link' || item.mine));
      throw current ? stale(current) : notFound();
    }
    await work.audit('update', 'news', id, row.cohortId);
    await this.behalf.again(work, participationId, 'news', id);
    return { version: row.version };
  }

  /** Only the person it was entered for confirms it. */
  async confirm(work: Work, participationId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE news SET confirmed_at = coalesce(confirmed_at, now()), updated_at = now()
       WHERE id = $1 AND participation_id = $2 AND entered_for_id = $3 RETURNING cohort_id AS "cohortId"`,
      [id, participationId, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('confirm', 'news', id, row.cohortId);
  }

  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM news WHERE id = $1 AND participation_id = $2 RETURNING cohort_id AS "cohortId"', [id, participationId]);
    if (!row) throw notFound();
    await work.audit('delete', 'news', id, row.cohortId);
  }
}
