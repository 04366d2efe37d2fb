import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { RawFigures } from './figures';
import type { InvitationInput, Invitee, StaffMember } from './invitation.contract';
import type { GatheringWords } from './gathering-words';

/** A gathering as its letters speak of it. */
export type Announced = GatheringWords & { id: string; cohortId: string; title: string; heldOn: string | null; figures: RawFigures | null };

/** Somebody on the list who did not answer yet. */
export interface Silent {
  registrationId: string;
  personId: string;
  givenName: string;
  familyName: string;
  category: Invitee['category'] | null;
  participationId: string | null;
  territoryName: string | null;
  telephone: string | null;
  hasEmail: boolean;
  linkId: string | null;
}

/** Who may be invited, who is silent, and who of the staff signs. */
@Injectable()
export class InviteeQuery {
  async gathering(work: Work, id: string): Promise<Announced> {
    const row = await work.row<Announced>(
      `SELECT id, cohort_id AS "cohortId", title, nature, format, held_on AS "heldOn", to_char(from_time, 'HH24:MI') AS "fromTime",
         to_char(to_time, 'HH24:MI') AS "toTime", period, place, address, url, purpose,
         (SELECT f.figures FROM access.attendance_figures(ARRAY[id]) f) AS figures FROM gathering WHERE id = $1`,
      [id],
    );
    if (!row) throw notFound();
    return row;
  }

  /** Only people who are in a team or group that day, foreseen ones included; once each, by the seat they hold first. */
  invitees(work: Work, gatheringId: string, { categories, participationIds, personIds }: InvitationInput): Promise<Invitee[]> {
    return work.rows<Invitee>(
      `SELECT x.* FROM (
         SELECT DISTINCT ON (d.person_id) d.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", d.category, d.status,
           d.participation_id AS "participationId", t.name AS "territoryName", ct.email IS NOT NULL AS "hasEmail", ct.telephone,
           r.invited_at IS NOT NULL AS invited, d.substitute OR d.delegation_kind = 'project_group' AS beside, NULL::int AS "askedEnough"
         FROM gathering g JOIN delegate d ON d.cohort_id = g.cohort_id JOIN person p ON p.id = d.person_id
           JOIN participation pa ON pa.id = d.participation_id JOIN territory t ON t.id = pa.territory_id
           LEFT JOIN person_contact ct ON ct.person_id = d.person_id AND ARRAY[ct.person_id, ct.network_id] && $6::uuid[]
           LEFT JOIN registration r ON r.gathering_id = g.id AND r.person_id = d.person_id
         WHERE g.id = $1 AND d.starts_on <= coalesce(g.held_on, $2::date) AND (d.ends_on IS NULL OR d.ends_on >= coalesce(g.held_on, $2::date))
           AND ($3::text[] IS NULL OR d.category = ANY ($3)) AND ($4::uuid[] IS NULL OR d.participation_id = ANY ($4))
           AND ($5::uuid[] IS NULL OR d.person_id = ANY ($5))
         ORDER BY d.person_id, d.delegation_kind = 'project_group', d.substitute, d.status, d.starts_on, d.created_at, d.id) x
       ORDER BY x."territoryName", x."participationId",
         array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'], x.category), x."familyName", x."personId"`,
      [gatheringId, work.today, categories ?? null, participationIds ?? null, personIds ?? null, work.ids('person_contact', 'read')],
    );
  }

  /** Invited, without an answer, and not reminded since yesterday: nobody is asked twice a day. */
  silent(work: Work, { id, cohortId }: Announced, personIds: string[] | undefined): Promise<Silent[]> {
    return work.rows<Silent>(
      `SELECT r.id AS "registrationId", r.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", r.category,
         r.participation_id AS "participationId", t.name AS "territoryName", ct.telephone, ct.email IS NOT NULL AS "hasEmail",
         (SELECT l.id FROM personal_link l WHERE l.record_ids @> ARRAY[r.id] AND l.person_id = r.person_id AND l.purpose = 'answer_invitation'
           AND l.revoked_at IS NULL AND l.expires_at > now() ORDER BY l.created_at DESC LIMIT 1) AS "linkId"
       FROM registration r JOIN person p ON p.id = r.person_id
         LEFT JOIN person_contact ct ON ct.person_id = r.person_id AND ARRAY[ct.person_id, ct.network_id] && $4::uuid[]
         LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
       WHERE r.gathering_id = $1 AND r.invited_at IS NOT NULL AND r.answer IS NULL AND ($3::uuid[] IS NULL OR r.person_id = ANY ($3))
         AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.cohort_id = $2 AND o.template = 'gathering-reminder' AND o.recipient_id = r.person_id
           AND o.data ->> 'gatheringId' = $1::text AND o.created_at > now() - interval '20 hours')
       ORDER BY t.name NULLS LAST, p.family_name, r.id FOR UPDATE OF r`,
      [id, cohortId, personIds ?? null, work.ids('person_contact', 'read')],
    );
  }

  /** Who of the cohort's staff an answer to the e-mail may reach. */
  staff(work: Work, cohortId: string): Promise<StaffMember[]> {
    return work.rows<StaffMember>(
      `SELECT DISTINCT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, p.id = $2 AS self
       FROM hat h JOIN person p ON p.id = h.person_id
       WHERE h.cohort_id = $1 AND h.hat IN ('cohort_manager', 'pivot_ally') AND access.live_on(h, $3::date)
       ORDER BY self DESC, name`,
      [cohortId, work.personId, work.today],
    );
  }
}
