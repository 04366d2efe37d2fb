import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { Half } from '../gathering.contract';
import { type DatedHalf, toCome } from './half-day-to-come';
import type { PresenceAct, PresenceActs, PresenceAcknowledged } from './presence.contract';
import { sealedPacks } from './sealed-packs.sql';

interface Day {
  cohortId: string;
  heldOn: string | null;
  fromTime: string | null;
  timeZone: string;
  closedAt: string | null;
  /** A sealed pack already told a funder who came that day. */
  sealed: boolean;
}

interface Weighed extends PresenceAct {
  listed: boolean;
  late: boolean;
  slip: boolean;
  ticked: boolean;
  onDate: string | null;
  half: Half | null;
}

const whyNot = {
  'reason-required': 'Dites pourquoi : la correction garde ce qui était noté avant, par qui, et la raison.',
  'half-day-to-come': 'Cette demi-journée n’a pas commencé : ses présences se noteront à partir de l’accueil.',
  'not-listed': 'Cette personne ou cette demi-journée n’est plus sur la liste.',
};

/**
 * Presence by half-day. A tick is a fact of its own: setting or taking it twice changes nothing. Taking one off is a
 * correction, which the database keeps; it needs a reason, but for one's own slip put right within two hours. Once the list
 * is closed, or once a funder holds a sealed pack of that day, adding needs one too.
 */
@Injectable()
export class AttendanceService {
  tick(work: Work, gatheringId: string, registrationId: string, halfDayId: string): Promise<void> {
    return this.one(work, gatheringId, { number: 0, registrationId, halfDayId, there: true, reason: null });
  }

  untick(work: Work, gatheringId: string, registrationId: string, halfDayId: string): Promise<void> {
    return this.one(work, gatheringId, { number: 0, registrationId, halfDayId, there: false, reason: null });
  }

  /** Everybody who said they come, or that somebody comes for them, and has a place: nobody else can be presumed present. */
  async tickExpected(work: Work, gatheringId: string, halfDayId: string): Promise<{ ticked: number }> {
    const day = await this.begun(work, gatheringId);
    const { cohortId, closedAt, sealed } = day;
    if (!closedAt && sealed) throw problem(409, 'presence-closed', 'Un dossier de pièces scellé tient déjà ces présences : ajoutez les personnes une à une, en disant pourquoi.');
    if (closedAt) throw problem(409, 'presence-closed', 'La liste est arrêtée : ajoutez les personnes une à une, en disant pourquoi.');
    const half = await work.row<DatedHalf>('SELECT on_date AS "onDate", half FROM gathering_half_day WHERE id = $2 AND gathering_id = $1', [gatheringId, halfDayId]);
    if (!half) throw notFound();
    if (toCome(half, day, work.today)) throw problem(409, 'half-day-to-come', whyNot['half-day-to-come']);
    const rows = await work.rows(
      `INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id)
       SELECT r.cohort_id, r.gathering_id, r.id, $2, $3 FROM registration r WHERE r.gathering_id = $1 AND r.answer IN ('yes', 'replaced') AND r.waiting_since IS NULL ORDER BY r.id
       ON CONFLICT (registration_id, half_day_id) DO NOTHING RETURNING id`,
      [gatheringId, halfDayId, work.personId],
    );
    if (rows.length > 0) await work.audit('tick-expected', 'attendance', gatheringId, cohortId);
    return { ticked: rows.length };
  }

  /** What a page noted, maybe sent before: on each cell the page's latest act stands, whatever the order of arrival. */
  async record(work: Work, gatheringId: string, { tabletId, source, acts }: PresenceActs): Promise<PresenceAcknowledged> {
    const day = await this.begun(work, gatheringId);
    const weighed = await this.weigh(work, gatheringId, acts, tabletId);
    const refused = weighed.flatMap((act) => {
      const code = refusal(act, day, work.today);
      return code ? [{ number: act.number, code, detail: whyNot[code] }] : [];
    });
    const barred = new Set(refused.map(({ number }) => number));
    const kept = weighed.filter(({ number }) => !barred.has(number));
    const fresh = await work.rows<{ registrationId: string; halfDayId: string; number: number }>(
      `INSERT INTO attendance_act AS a (tablet_id, registration_id, half_day_id, cohort_id, gathering_id, number)
       SELECT DISTINCT ON (n."registrationId", n."halfDayId") $1::uuid, n."registrationId", n."halfDayId", $3::uuid, $2::uuid, n.number
       FROM jsonb_to_recordset($4::jsonb) AS n("registrationId" uuid, "halfDayId" uuid, number integer)
       ORDER BY n."registrationId", n."halfDayId", n.number DESC
       ON CONFLICT (registration_id, half_day_id, tablet_id) DO UPDATE SET number = EXCLUDED.number WHERE a.number < EXCLUDED.number
       RETURNING registration_id AS "registrationId", half_day_id AS "halfDayId", number`,
      [tabletId, gatheringId, day.cohortId, JSON.stringify(kept)],
    );
    const standing = new Set(fresh.map((one) => `${one.registrationId} ${one.halfDayId} ${one.number}`));
    const toDo = kept.filter((act) => standing.has(`${act.registrationId} ${act.halfDayId} ${act.number}`));
    await this.write(work, gatheringId, day.cohortId, toDo, source);
    return { acknowledged: kept.map(({ number }) => number), refused };
  }

  /** From here on every change says why; asked for twice, it is closed once. */
  async close(work: Work, gatheringId: string): Promise<void> {
    const { cohortId, closedAt } = await this.begun(work, gatheringId);
    if (closedAt) return;
    await work.rows('UPDATE gathering SET presence_closed_at = now(), presence_closed_by_id = $2, updated_at = now() WHERE id = $1', [gatheringId, work.personId]);
    await work.audit('close', 'attendance', gatheringId, cohortId);
  }

  /** Whether whoever signs in by themselves also gives a signature. */
  async askSignature(work: Work, gatheringId: string, asked: boolean): Promise<void> {
    const row = await work.row<{ cohortId: string }>('UPDATE gathering SET signature_required = $2, updated_at = now() WHERE id = $1 RETURNING cohort_id AS "cohortId"', [gatheringId, asked]);
    if (!row) throw notFound();
    await work.audit(asked ? 'ask-signature' : 'ask-no-signature', 'attendance', gatheringId, row.cohortId);
  }

  /** A proof of presence is never written before the day. */
  async begun(work: Work, gatheringId: string): Promise<Day> {
    const day = await work.row<Day>(
      `SELECT g.cohort_id AS "cohortId", g.held_on AS "heldOn", g.from_time AS "fromTime", n.time_zone AS "timeZone", g.presence_closed_at AS "closedAt",
         EXISTS (SELECT 1 FROM ${sealedPacks}) AS sealed
       FROM gathering g CROSS JOIN network n WHERE g.id = $1`,
      [gatheringId],
    );
    if (!day) throw notFound();
    if (day.heldOn !== null && day.heldOn > work.today) {
      throw problem(409, 'gathering-to-come', 'Ce rendez-vous n’a pas encore eu lieu : les présences se notent le jour même ou après.');
    }
    return day;
  }

  private async one(work: Work, gatheringId: string, act: PresenceAct): Promise<void> {
    const day = await this.begun(work, gatheringId);
    const [weighed] = await this.weigh(work, gatheringId, [act], null);
    const code = refusal(weighed as Weighed, day, work.today);
    if (code === 'not-listed') throw notFound();
    if (code === 'half-day-to-come') throw problem(409, code, whyNot[code]);
    if (code) throw problem(422, code, whyNot[code], { errors: [{ pointer: '/reason', detail: 'Dites pourquoi.' }] });
    await this.write(work, gatheringId, day.cohortId, [act], 'staff');
  }

  /** What each act meets: its pair on the list, a later act of the same page, a tick of one's own that is still fresh. */
  private weigh(work: Work, gatheringId: string, acts: readonly PresenceAct[], tabletId: string | null): Promise<Weighed[]> {
    return work.rows<Weighed>(
      `SELECT n.number, n."registrationId", n."halfDayId", n.there, n.reason, r.id IS NOT NULL AND h.id IS NOT NULL AS listed, h.on_date AS "onDate", h.half, coalesce(l.number >= n.number, false) AS late,
         a.id IS NOT NULL AS ticked, coalesce(a.noted_by_id = $3 AND a.source NOT IN ('own_sign_in', 'own_address') AND a.created_at > now() - interval '2 hours', false) AS slip
       FROM jsonb_to_recordset($2::jsonb) AS n(number integer, "registrationId" uuid, "halfDayId" uuid, there boolean, reason text)
         LEFT JOIN registration r ON r.id = n."registrationId" AND r.gathering_id = $1
         LEFT JOIN gathering_half_day h ON h.id = n."halfDayId" AND h.gathering_id = $1
         LEFT JOIN attendance a ON a.registration_id = r.id AND a.half_day_id = h.id
         LEFT JOIN attendance_act l ON l.registration_id = r.id AND l.half_day_id = h.id AND l.tablet_id = $4
       ORDER BY n.number`,
      [gatheringId, JSON.stringify(acts), work.personId, tabletId],
    );
  }

  /** Ordered by cell, so that two pages that write at once wait for each other and never for ever. */
  private async write(work: Work, gatheringId: string, cohortId: string, acts: readonly PresenceAct[], source: PresenceActs['source']): Promise<void> {
    for (const [reason, some] of Map.groupBy(acts, (act) => act.reason ?? '')) {
      await work.rows(`SELECT set_config('cordee.reason', $1, true)`, [reason]);
      const set = JSON.stringify(some.filter(({ there }) => there));
      const ticked = await work.rows<{ id: string }>(
        `INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id, source)
         SELECT $2, $1, n."registrationId", n."halfDayId", $4, $5 FROM jsonb_to_recordset($3::jsonb) AS n("registrationId" uuid, "halfDayId" uuid)
         ORDER BY 3, 4 ON CONFLICT (registration_id, half_day_id) DO NOTHING RETURNING registration_id AS id`,
        [gatheringId, cohortId, set, work.personId, source],
      );
      const off = JSON.stringify(some.filter(({ there }) => !there));
      const taken = await work.rows<{ id: string }>(
        `DELETE FROM attendance a USING jsonb_to_recordset($2::jsonb) AS n("registrationId" uuid, "halfDayId" uuid)
         WHERE a.gathering_id = $1 AND a.registration_id = n."registrationId" AND a.half_day_id = n."halfDayId" RETURNING a.registration_id AS id`,
        [gatheringId, off],
      );
      for (const { id } of ticked) await work.audit('tick', 'attendance', id, cohortId);
      for (const { id } of taken) await work.audit('untick', 'attendance', id, cohortId);
    }
    await work.rows(`SELECT set_config('cordee.reason', '', true)`);
  }
}

function refusal({ listed, late, there, ticked, slip, reason, onDate, half }: Weighed, day: Day, today: string): keyof typeof whyNot | null {
  if (!listed || !half) return 'not-listed';
  const changes = there !== ticked;
  if (there && changes && toCome({ onDate, half }, day, today)) return 'half-day-to-come';
  if (late || !changes || reason) return null;
  return day.closedAt || day.sealed || (!there && !slip) ? 'reason-required' : null;
}
