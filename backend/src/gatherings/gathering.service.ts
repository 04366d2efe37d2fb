import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import { PersonalLinks } from '../identity/personal-links.service';
import { GatheringHalfDay } from './gathering-half-day.entity';
import { Gathering } from './gathering.entity';
import type { GatheringInput, HalfDayInput } from './gathering.contract';
import { GatheringPageQuery } from './gathering-page.query';
import { halfDaysOf } from './half-days';

/** A gathering before it changes; `seated`: who holds a place in the room, as it is to be held, by the rule that gives places. */
type Before = Pick<Gathering, 'id' | 'cohortId' | 'heldOn' | 'version' | 'capacity'> & { seated: number };

/** What is at stake when a gathering goes. */
interface Stakes {
  cohortId: string;
  answers: number;
  presences: number;
}

/** Plans, moves and removes gatherings. */
@Injectable()
export class GatheringService {
  constructor(
    private readonly pages: GatheringPageQuery,
    private readonly links: PersonalLinks,
  ) {}

  async create(work: Work, cohortId: string, { halfDays, alreadyHeld, ...input }: GatheringInput): Promise<{ id: string }> {
    if (!alreadyHeld) toCome(input.heldOn, work.today);
    await this.ofCohort(work, cohortId, input.workingGroupId);
    const { identifiers } = await work.manager.insert(Gathering, { ...input, cohortId });
    const id = (identifiers[0] as { id: string }).id;
    const days = dated(halfDays, input) ?? halfDaysOf(input);
    await work.manager.insert(GatheringHalfDay, days.map((day) => ({ ...day, cohortId, gatheringId: id })));
    await work.audit('create', 'gathering', id, cohortId);
    return { id };
  }

  /** Saves over the version that was read. The half-days move with the date; one on which somebody was present stays. `first`: done once the change is allowed, before it is written. */
  async update<T>(work: Work, id: string, version: number, { halfDays, alreadyHeld, ...input }: GatheringInput, first?: () => Promise<T> | undefined): Promise<T | undefined> {
    const before = await work.row<Before>(
      `SELECT id, cohort_id AS "cohortId", held_on AS "heldOn", version, capacity,
         (SELECT count(*)::integer FROM registration r WHERE r.gathering_id = g.id AND r.waiting_since IS NULL AND access.takes_seat(r.answer, r.attends, r.replaces_id, $2)) AS seated
       FROM gathering g WHERE id = $1 FOR UPDATE`,
      [id, input.format],
    );
    if (!before) throw notFound();
    if (before.version !== version) throw stale(await this.pages.read(work, id));
    if (!alreadyHeld && input.heldOn !== before.heldOn) toCome(input.heldOn, work.today);
    // Staff may have sat more people than there are chairs: such a room keeps its number, and only fewer chairs are refused.
    const fewest = Math.min(before.seated, before.capacity ?? before.seated);
    if (input.capacity !== null && input.capacity < fewest) throw tooFew(before.seated, fewest);
    await this.ofCohort(work, before.cohortId, input.workingGroupId);
    const done = await first?.();
    await work.manager.update(Gathering, { id }, { ...input, version: version + 1 });
    await this.setHalfDays(work, before, dated(halfDays, input) ?? halfDaysOf(input), input.heldOn);
    if (before.heldOn !== input.heldOn) await this.prolongLinks(work, id, input.heldOn);
    await work.audit('update', 'gathering', id, before.cohortId);
    return done;
  }

  /** Presence is a proof and is never swept away; answers go only when the caller says they know. */
  async remove(work: Work, id: string, evenAnswered: boolean): Promise<void> {
    const stakes = await work.row<Stakes>(
      `SELECT g.cohort_id AS "cohortId", (SELECT count(*)::integer FROM registration r WHERE r.gathering_id = g.id AND r.answer IS NOT NULL) AS answers,
         (SELECT count(*)::integer FROM attendance a WHERE a.gathering_id = g.id) AS presences
       FROM gathering g WHERE g.id = $1 FOR UPDATE`,
      [id],
    );
    if (!stakes) throw notFound();
    if (stakes.presences > 0) throw problem(409, 'presence-noted', 'Des présences y sont notées et servent de justificatif : ce rendez-vous ne peut plus être supprimé.');
    if (stakes.answers > 0 && !evenAnswered) {
      const people = stakes.answers === 1 ? '1 personne a' : `${stakes.answers} personnes ont`;
      throw problem(409, 'people-answered', `${people} déjà répondu. Leur réponse sera perdue et leur lien ne mènera plus nulle part : prévenez-les d’abord.`);
    }
    await this.links.release(work, id);
    await work.rows('DELETE FROM gathering WHERE id = $1', [id]);
    await work.audit('delete', 'gathering', id, stakes.cohortId);
  }

  private async ofCohort(work: Work, cohortId: string, workingGroupId: string | null): Promise<void> {
    if (workingGroupId === null || (await work.row('SELECT 1 FROM working_group WHERE id = $1 AND cohort_id = $2', [workingGroupId, cohortId]))) return;
    throw problem(422, 'other-cohort', 'Ce chantier n’est pas de ce parcours.', { errors: [{ pointer: '/workingGroupId', detail: 'Choisissez un chantier de ce parcours.' }] });
  }

  private async setHalfDays(work: Work, { id, cohortId, heldOn }: Before, wanted: HalfDayInput[], movedTo: string | null): Promise<void> {
    if (heldOn !== null && movedTo !== null && heldOn !== movedTo) {
      await work.rows('UPDATE gathering_half_day SET on_date = on_date + ($2::date - $3::date), updated_at = now() WHERE gathering_id = $1', [id, movedTo, heldOn]);
    }
    // A half-day that had no day takes the one that is given, with the presences noted on it.
    await work.rows(
      `UPDATE gathering_half_day h SET on_date = $2::date, updated_at = now() WHERE h.gathering_id = $1 AND h.on_date IS NULL AND $2::date IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM gathering_half_day o WHERE o.gathering_id = $1 AND o.half = h.half AND o.on_date = $2::date)`,
      [id, movedTo],
    );
    const noted = await work.row(
      `SELECT 1 FROM gathering_half_day h JOIN attendance a ON a.half_day_id = h.id WHERE h.gathering_id = $1
         AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS w("onDate" date, half text) WHERE w."onDate" IS NOT DISTINCT FROM h.on_date AND w.half = h.half)`,
      [id, JSON.stringify(wanted)],
    );
    if (noted) throw problem(409, 'presence-noted', 'Des présences sont notées sur une demi-journée que vous retirez : décochez-les d’abord.');
    await work.rows(
      `DELETE FROM gathering_half_day h WHERE h.gathering_id = $1
         AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS w("onDate" date, half text) WHERE w."onDate" IS NOT DISTINCT FROM h.on_date AND w.half = h.half)`,
      [id, JSON.stringify(wanted)],
    );
    await work.rows(
      `INSERT INTO gathering_half_day (cohort_id, gathering_id, on_date, half)
       SELECT $3::uuid, $1::uuid, w."onDate", w.half FROM jsonb_to_recordset($2::jsonb) AS w("onDate" date, half text)
       ON CONFLICT (gathering_id, on_date, half) DO NOTHING`,
      [id, JSON.stringify(wanted), cohortId],
    );
  }

  /** A gathering that moves takes its links along, so that supports stay within reach afterwards. */
  private async prolongLinks(work: Work, id: string, heldOn: string | null): Promise<void> {
    await work.rows(
      `UPDATE personal_link SET expires_at = greatest(expires_at, $2::date + 90), updated_at = now()
       WHERE record_ids @> ARRAY[$1]::uuid[] AND purpose = 'answer_invitation' AND revoked_at IS NULL AND $2::date IS NOT NULL`,
      [id, heldOn],
    );
  }
}

/** A half-day whose day is not said is on the day of the gathering, so that its door opens then. */
function dated(halfDays: HalfDayInput[] | undefined, { heldOn }: Pick<GatheringInput, 'heldOn'>): HalfDayInput[] | undefined {
  if (heldOn === null) return halfDays;
  return halfDays?.map((one) => (one.onDate === null && !halfDays.some(({ onDate, half }) => onDate === heldOn && half === one.half) ? { ...one, onDate: heldOn } : one));
}

/** What is planned lies ahead; a day that is past is a slip, unless whoever writes says that it took place. */
function toCome(heldOn: string | null, today: string): void {
  if (heldOn === null || heldOn >= today) return;
  const detail = 'Choisissez un jour à venir, ou dites que ce rendez-vous a déjà eu lieu.';
  throw problem(422, 'past-day', 'Ce jour est déjà passé.', { errors: [{ pointer: '/heldOn', detail }] });
}

function tooFew(seated: number, fewest: number) {
  const people = seated === 1 ? '1 personne a déjà sa place' : `${seated} personnes ont déjà leur place`;
  const detail = `Écrivez ${fewest} ou plus, ou laissez vide.`;
  return problem(422, 'capacity-under-expected', `${people} : il n’y a pas moins de places que de personnes qui viennent.`, { errors: [{ pointer: '/capacity', detail }] });
}
