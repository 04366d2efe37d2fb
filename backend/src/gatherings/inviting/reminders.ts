import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import type { Work } from '../../platform/database/work';
import { Jobs } from '../../platform/jobs/jobs';
import { AnnouncedQuery, type Listed } from './announced.query';
import { type DueMoment, openMomentJob } from './moment-job';
import { grace, leavesAt, means, saysWhere } from './moment.sql';
import { type Addressee, Sendings } from './sendings.service';

interface Leaving {
  kind: 'reminder' | 'chase';
  forDay: string;
  withLink: boolean;
  fresh: boolean;
  signerId: string | null;
  people: string[];
}

/**
 * Sends what leaves by itself, under a job's token that opens one gathering and the people concerned. Letters and the
 * rows that say who had one are of one transaction: a worker that dies has sent nothing or all of it, and a second one
 * waits for the first.
 */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly announced: AnnouncedQuery,
    private readonly sendings: Sendings,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'reminders', cron: '* * * * *', pollSeconds: 20, run: () => this.sendDue() });
  }

  /** Sends what is due now; says how many letters it wrote. */
  async sendDue(): Promise<number> {
    const due = await this.database.alone<DueMoment>(`SELECT id, gathering_id AS "gatheringId", cohort_id AS "cohortId", people FROM access.due_moments($1)`, [
      this.keyring.proof('due_moments'),
    ]);
    let written = 0;
    for (const moment of due.filter(({ people }) => people.length > 0)) {
      written += await this.database.run(await openMomentJob(this.database, this.keyring, moment), undefined, (work) => this.leave(work, moment));
    }
    return written;
  }

  private async leave(work: Work, { id, gatheringId }: DueMoment): Promise<number> {
    const leaving = await this.leaving(work, gatheringId, id);
    if (!leaving || leaving.people.length === 0) return 0;
    // What the calendar shows changes with the first letter that says where to connect.
    if (leaving.withLink && leaving.fresh) await work.rows('UPDATE gathering SET calendar_sequence = calendar_sequence + 1, calendar_changed_at = now() WHERE id = $1', [gatheringId]);
    const gathering = await this.announced.gathering(work, gatheringId);
    const people = (await this.announced.listed(work, gatheringId, 'not_no', leaving.people)).map((one) => said(one, leaving.kind));
    const staff = await this.announced.staff(work, gathering.cohortId);
    const signed = staff.find(({ personId }) => personId === leaving.signerId) ?? staff[0] ?? null;
    return this.sendings.send(
      work,
      {
        kind: leaving.kind,
        gathering,
        signed,
        moment: { id, forDay: leaving.forDay },
        data: { soon: soonInFrench(work.today, leaving.forDay) },
        ...(leaving.withLink && { withLink: true, calendar: 'request' as const }),
      },
      people,
    );
  }

  /** Read again under the moment's own lock: a second worker finds the first one's rows. */
  private async leaving(work: Work, gatheringId: string, id: string): Promise<Leaving | undefined> {
    await work.rows('SELECT id FROM gathering_moment WHERE id = $1 AND gathering_id = $2 FOR UPDATE', [id, gatheringId]);
    return work.row<Leaving>(
      `SELECT m.kind, g.held_on AS "forDay", ${saysWhere} AS "withLink", s.id IS NULL AS fresh,
         (SELECT k.reply_to_id FROM gathering_sending k WHERE k.gathering_id = g.id AND k.reply_to_id IS NOT NULL ORDER BY k.created_at DESC LIMIT 1) AS "signerId",
         ARRAY(SELECT r.person_id FROM registration r WHERE r.gathering_id = g.id AND ${means}
           AND NOT EXISTS (SELECT 1 FROM gathering_recipient t WHERE t.sending_id = s.id AND t.person_id = r.person_id)) AS people
       FROM gathering_moment m JOIN gathering g ON g.id = m.gathering_id CROSS JOIN network n
         LEFT JOIN gathering_sending s ON s.moment_id = m.id AND s.for_day = g.held_on
       WHERE m.id = $1 AND m.gathering_id = $2 AND m.stopped_at IS NULL AND g.cancelled_at IS NULL AND ${leavesAt} <= now()
         AND now() < (g.held_on + coalesce(g.from_time, '18:00'::time)) AT TIME ZONE n.time_zone
         AND (${saysWhere} OR now() < ${leavesAt} + ${grace})`,
      [id, gatheringId],
    );
  }
}

/** What the letter says of their answer, which is also why they get it. */
function said(one: Listed, kind: Leaving['kind']): Addressee {
  const { answer, replacementName } = one;
  if (kind === 'chase' || answer === null) return { ...one, why: 'Vous n’avez pas encore répondu.', data: { answer: null } };
  const why = answer === 'replaced' ? `Vous avez proposé que ${replacementName ?? 'quelqu’un'} vienne à votre place.` : 'Vous avez répondu que vous venez.';
  return { ...one, why, data: { answer, replacementName } };
}

/** « Aujourd’hui », « Demain », « Dans une semaine », « Dans 3 jours ». */
function soonInFrench(today: string, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days <= 1) return days <= 0 ? 'Aujourd’hui' : 'Demain';
  return days === 7 ? 'Dans une semaine' : `Dans ${days}\u00a0jours`;
}
