import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { GatheringMoment } from './gathering-moment.entity';
import { leavesAt } from './moment.sql';
import type { MomentInput } from './sending.contract';

/** When reminders leave by themselves: proposed with the first invitation, then chosen, stopped and taken away one by one. */
@Injectable()
export class Moments {
  /** A week and a day before, and the morning after for the words of those who came, once: when the first invitation leaves. Staff who took them away are not asked again. */
  async propose(work: Work, { id, cohortId }: { id: string; cohortId: string }): Promise<void> {
    await work.rows(
      `INSERT INTO gathering_moment (cohort_id, gathering_id, kind, days_before) SELECT $2, $1, kind, days FROM (VALUES ('reminder', 7), ('reminder', 1), ('feedback', -1)) AS m (kind, days)
       WHERE NOT EXISTS (SELECT 1 FROM gathering_sending s WHERE s.gathering_id = $1) AND NOT EXISTS (SELECT 1 FROM gathering_moment m WHERE m.gathering_id = $1)
       ON CONFLICT DO NOTHING`,
      [id, cohortId],
    );
  }

  async add(work: Work, gatheringId: string, input: MomentInput): Promise<{ id: string }> {
    const gathering = await work.row<{ cohortId: string; open: boolean; past: boolean }>(
      `SELECT g.cohort_id AS "cohortId", g.cancelled_at IS NULL AND coalesce(m.kind = 'feedback' OR g.held_on >= $2::date, true) AS open, coalesce(${leavesAt} <= now(), false) AS past
       FROM gathering g CROSS JOIN network n CROSS JOIN (SELECT $5::text AS kind, $3::int AS days_before, $4::time AS at_time) m WHERE g.id = $1`,
      [gatheringId, work.today, input.daysBefore, input.atTime, input.kind],
    );
    if (!gathering) throw notFound();
    if (!gathering.open) throw problem(409, 'gathering-over', 'Ce rendez-vous est passé ou annulé : plus rien n’en part.');
    if (gathering.past) {
      throw problem(422, 'past-moment', 'Ce moment est déjà passé.', { errors: [{ pointer: '/daysBefore', detail: input.kind === 'feedback' ? 'Choisissez un moment à venir, ou demandez les retours maintenant.' : 'Choisissez un moment plus près du rendez-vous.' }] });
    }
    const { identifiers } = await work.manager.insert(GatheringMoment, { ...input, gatheringId, cohortId: gathering.cohortId });
    const { id } = identifiers[0] as { id: string };
    await work.audit('create', 'gathering_moment', id, gathering.cohortId);
    return { id };
  }

  /** Stopped, it does not leave; started again, it leaves if its time is still to come. */
  async stop(work: Work, gatheringId: string, id: string, stopped: boolean): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE gathering_moment SET stopped_at = CASE WHEN $3 THEN coalesce(stopped_at, now()) END, updated_at = now() WHERE id = $1 AND gathering_id = $2 RETURNING cohort_id AS "cohortId"`,
      [id, gatheringId, stopped],
    );
    if (!row) throw notFound();
    await work.audit(stopped ? 'stop' : 'update', 'gathering_moment', id, row.cohortId);
  }

  /** What left once is told for ever: such a moment can only be stopped. */
  async remove(work: Work, gatheringId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string; left: boolean }>(
      `SELECT cohort_id AS "cohortId", EXISTS (SELECT 1 FROM gathering_sending s WHERE s.moment_id = m.id) AS left FROM gathering_moment m WHERE id = $1 AND gathering_id = $2 FOR UPDATE`,
      [id, gatheringId],
    );
    if (!row) throw notFound();
    if (row.left) throw problem(409, 'moment-left', 'Ce rappel est déjà parti : arrêtez-le plutôt.');
    await work.rows('DELETE FROM gathering_moment WHERE id = $1 AND gathering_id = $2', [id, gatheringId]);
    await work.audit('delete', 'gathering_moment', id, row.cohortId);
  }
}
