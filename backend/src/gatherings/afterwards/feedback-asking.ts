import { Injectable } from '@nestjs/common';
import { MayorActs } from '../../cohorts/acts/mayor-acts.service';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import type { Work } from '../../platform/database/work';
import { Jobs } from '../../platform/jobs/jobs';
import { AnnouncedQuery } from '../inviting/announced.query';
import { type DueMoment, openMomentJob } from '../inviting/moment-job';
import { askedFor, leavesAt, wordsMissing } from '../inviting/moment.sql';
import { type About, AfterwardsSendings, type Reader } from './letters.sending';

type Leaving = Omit<About, 'senderName' | 'supports'> & { forDay: string };

/** Asks those who came for their words, by itself, at the moment that staff see and stop: after the end, once a person, never of what was cancelled, nor of the mayor of a village who was asked enough. */
@Injectable()
export class FeedbackAsking {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly announced: AnnouncedQuery,
    private readonly sendings: AfterwardsSendings,
    private readonly acts: MayorActs,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'feedback', cron: '* * * * *', pollSeconds: 20, run: () => this.sendDue() });
  }

  /** Asks what is due now; says how many letters it wrote. */
  async sendDue(): Promise<number> {
    const due = await this.database.alone<DueMoment>('SELECT id, gathering_id AS "gatheringId", cohort_id AS "cohortId", people FROM access.due_feedback($1)', [this.keyring.proof('due_feedback')]);
    let written = 0;
    for (const moment of due.filter(({ people }) => people.length > 0)) {
      written += await this.database.run(await openMomentJob(this.database, this.keyring, moment), undefined, (work) => this.leave(work, moment));
    }
    return written;
  }

  /** Read again once alone: what a second worker or somebody of the staff sent meanwhile is not sent twice. */
  private async leave(work: Work, { id, gatheringId, people }: DueMoment): Promise<number> {
    await this.sendings.alone(work, gatheringId);
    const leaving = await work.row<Leaving>(
      `SELECT g.id, g.cohort_id AS "cohortId", g.title, g.held_on AS "heldOn", g.held_on AS "forDay", c.name AS "cohortName",
         (SELECT k.reply_to_id FROM gathering_sending k WHERE k.gathering_id = g.id AND k.reply_to_id IS NOT NULL ORDER BY k.created_at DESC LIMIT 1) AS "signerId"
       FROM gathering_moment m JOIN gathering g ON g.id = m.gathering_id JOIN cohort c ON c.id = g.cohort_id CROSS JOIN network n
       WHERE m.id = $1 AND g.id = $2 AND m.kind = 'feedback' AND m.stopped_at IS NULL AND g.cancelled_at IS NULL AND ${leavesAt} <= now() AND now() < ${leavesAt} + ${askedFor}`,
      [id, gatheringId],
    );
    if (!leaving) return 0;
    const staff = await this.announced.staff(work, leaving.cohortId);
    const signed = staff.find(({ personId }) => personId === leaving.signerId) ?? staff[0];
    const came = await work.rows<Reader>(
      `SELECT r.id AS "registrationId", r.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", r.category, r.participation_id AS "participationId",
         t.name AS "territoryName", true AS came, true AS "hasEmail"
       FROM registration r JOIN gathering g ON g.id = r.gathering_id JOIN person p ON p.id = r.person_id JOIN person_contact c ON c.person_id = r.person_id AND c.email IS NOT NULL
         LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
       WHERE r.gathering_id = $1 AND r.person_id = ANY ($2::uuid[]) AND ${wordsMissing} ORDER BY r.id`,
      [gatheringId, people],
    );
    const spared = await this.acts.askedEnough(work, came);
    const readers = came.filter(({ personId }) => !spared.has(personId));
    if (!readers.length) return 0;
    const about: About = { ...leaving, signerId: signed?.personId ?? null, senderName: signed?.name ?? '', supports: [] };
    return (await this.sendings.leave(work, { letter: 'feedback', about, message: null, moment: { id, forDay: leaving.forDay } }, readers)).length;
  }
}
