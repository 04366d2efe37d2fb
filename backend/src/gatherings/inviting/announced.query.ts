import { Injectable } from '@nestjs/common';
import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { RawFigures } from '../figures';
import type { GatheringWords } from '../gathering-words';
import { sequencesOf } from '../planning/agenda.sql';
import type { SequenceView } from '../planning/sequence.contract';
import type { Scheduled } from './gathering-calendar';
import type { StaffMember } from './invitation.contract';
import { linkComes } from './moment.sql';

/** A gathering as its letters speak of it. `link`: with which letter the address of the meeting comes; `unknown` while it is not written and no reminder is to bring it, null where nobody connects. */
export type Announced = GatheringWords & Scheduled & { cohortId: string; figures: RawFigures | null; cancelled: boolean; link: 'now' | 'later' | 'unknown' | null; sequences: SequenceView[] };

/** Somebody on a gathering's list, and the link that they hold. */
export interface Listed {
  registrationId: string;
  personId: string;
  givenName: string;
  familyName: string;
  category: ActorCategory | null;
  participationId: string | null;
  territoryName: string | null;
  telephone: string | null;
  hasEmail: boolean;
  /** Has an address at which nothing arrives. */
  undeliverable: boolean;
  /** Asked for no more invitations by e-mail. */
  unsubscribed: boolean;
  /** Their calendar took an entry of this gathering and was not told to let go of it since. */
  standing: boolean;
  /** Their link to this gathering alone: one that opens a whole series would not show what the letter is about. */
  linkId: string | null;
  /** Whether a letter brought them this gathering's calendar entry: one that never arrived brought none. */
  holdsEntry: boolean;
  answer: 'yes' | 'no' | 'replaced' | null;
  replacementName: string | null;
}

/** Which of those invited: the silent of whom nobody reminded since yesterday, or all but those who said no. */
export type Among = 'silent' | 'not_no' | 'all';

const among: Record<Among, string> = {
  silent: `AND r.answer IS NULL AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.cohort_id = r.cohort_id AND o.template = 'gathering-reminder'
    AND o.recipient_id = r.person_id AND o.data ->> 'gatheringId' = r.gathering_id::text AND o.created_at > now() - interval '20 hours')`,
  not_no: `AND r.answer IS DISTINCT FROM 'no'`,
  all: '',
};

/** Whoever asked to come and was accepted got their entry with that letter. Reads `r`. */
const welcomed = `EXISTS (SELECT FROM outbox_message o WHERE o.recipient_id = r.person_id AND o.cohort_id = r.cohort_id AND o.template = 'gathering-welcome'
  AND o.data ->> 'gatheringId' = r.gathering_id::text AND o.calendar IS NOT NULL AND o.state NOT IN ('failed', 'held'))`;

/** What the last letter that left with a calendar told the reader's calendar. Reads `r`. */
const lastCalendar = `(SELECT o.calendar ->> 'method' FROM gathering_recipient c JOIN gathering_sending k ON k.id = c.sending_id JOIN outbox_message o ON o.id = c.message_id
  WHERE k.gathering_id = r.gathering_id AND c.person_id = r.person_id AND o.calendar IS NOT NULL AND o.state NOT IN ('failed', 'held') ORDER BY k.created_at DESC, k.id LIMIT 1)`;

/** A gathering as it is announced, who is on its list, and who of the staff signs. */
@Injectable()
export class AnnouncedQuery {
  async gathering(work: Work, id: string): Promise<Announced> {
    const row = await work.row<Announced>(
      `SELECT g.id, g.cohort_id AS "cohortId", g.title, g.nature, g.format, g.held_on AS "heldOn", to_char(g.from_time, 'HH24:MI') AS "fromTime",
         to_char(g.to_time, 'HH24:MI') AS "toTime", g.period, g.place, g.address, g.url, g.purpose, g.cancelled_at IS NOT NULL AS cancelled,
         g.calendar_sequence AS "calendarSequence",
         (SELECT coalesce(json_agg(json_build_object('onDate', h.on_date, 'half', h.half) ORDER BY h.on_date, array_position(ARRAY['morning', 'afternoon', 'evening'], h.half)), '[]') FROM gathering_half_day h WHERE h.gathering_id = g.id) AS "halfDays",
         ${linkComes} AS link, ${sequencesOf('g', '$2')} AS sequences,
         (SELECT f.figures FROM access.attendance_figures(ARRAY[g.id]) f) AS figures
       FROM gathering g CROSS JOIN network n WHERE g.id = $1`,
      [id, work.ids('gathering_sequence', 'read')],
    );
    if (!row) throw notFound();
    return row;
  }

  /** Those invited, and whoever sits in somebody's place, locked until the letters are written; `personIds` narrows. */
  listed(work: Work, gatheringId: string, which: Among, personIds: readonly string[] | undefined): Promise<Listed[]> {
    return work.rows<Listed>(
      `SELECT r.id AS "registrationId", r.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", r.category,
         r.participation_id AS "participationId", t.name AS "territoryName", ct.telephone, ct.email IS NOT NULL AS "hasEmail", r.answer,
         ct.undeliverable_at IS NOT NULL AS undeliverable, access.refuses_mail(r.person_id, 'invitation') AS unsubscribed, coalesce(${lastCalendar} = 'request', ${welcomed}) AS standing,
         r.replacement_name AS "replacementName",
         (SELECT l.id FROM personal_link l WHERE l.record_ids @> ARRAY[r.id] AND l.person_id = r.person_id AND l.purpose = 'answer_invitation' AND cardinality(l.record_ids) = 2
           AND l.revoked_at IS NULL AND l.expires_at > now() ORDER BY l.created_at DESC LIMIT 1) AS "linkId",
         EXISTS (SELECT FROM gathering_recipient e JOIN outbox_message o ON o.id = e.message_id
           WHERE e.gathering_id = r.gathering_id AND e.person_id = r.person_id AND o.calendar IS NOT NULL AND o.state NOT IN ('failed', 'held')) OR ${welcomed} AS "holdsEntry"
       FROM registration r JOIN person p ON p.id = r.person_id
         LEFT JOIN person_contact ct ON ct.person_id = r.person_id AND ARRAY[ct.person_id, ct.network_id] && $3::uuid[]
         LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
       WHERE r.gathering_id = $1 AND (r.invited_at IS NOT NULL OR r.replaces_id IS NOT NULL) AND ($2::uuid[] IS NULL OR r.person_id = ANY ($2)) ${among[which]}
       ORDER BY t.name NULLS LAST, p.family_name, r.id FOR UPDATE OF r`,
      [gatheringId, personIds ?? null, work.ids('person_contact', 'read')],
    );
  }

  /** Who of the cohort's staff an answer to the e-mail may reach. */
  staff(work: Work, cohortId: string): Promise<StaffMember[]> {
    return work.rows<StaffMember>(
      `SELECT DISTINCT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, p.id IS NOT DISTINCT FROM $2::uuid AS self
       FROM hat h JOIN person p ON p.id = h.person_id
       WHERE h.cohort_id = $1 AND h.hat IN ('cohort_manager', 'pivot_ally') AND access.live_on(h, $3::date)
       ORDER BY self DESC, name`,
      [cohortId, work.actor.personId, work.today],
    );
  }

  /** Somebody of the cohort's staff, whom answers reach. */
  async signer(work: Work, cohortId: string, replyToId: string): Promise<StaffMember> {
    const signed = (await this.staff(work, cohortId)).find(({ personId }) => personId === replyToId);
    if (signed) return signed;
    const detail = 'Choisissez quelqu’un de l’équipe du parcours.';
    throw problem(422, 'unknown-sender', 'Les réponses à l’e-mail doivent arriver à quelqu’un de l’équipe du parcours.', { errors: [{ pointer: '/replyToId', detail }] });
  }
}
