import { Injectable } from '@nestjs/common';
import { networkId } from '../platform/auth/actor';
import type { Act } from '../platform/auth/right';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import { figuresOf, isOver, type RawFigures } from './figures';
import { sequencesOf, tasksOf, workingGroupOf } from './planning/agenda.sql';
import type { GatheringView } from './gathering.contract';

type Row = Omit<GatheringView, 'figures' | 'may' | 'answersOpen' | 'presenceOpen'> & { figures: RawFigures | null };

/** One gathering as its reader may see it: every part is bound to what they may read, in the statement and in row security. */
@Injectable()
export class GatheringPageQuery {
  async read(work: Work, gatheringId: string): Promise<GatheringView> {
    const ids = (object: string) => work.ids(object, 'read');
    const row = await work.row<Row>(page, [
      gatheringId,
      work.personId,
      work.today,
      ids('registration'),
      ids('attendance'),
      ids('person_contact'),
      ids('outbox_message'),
      ids('delegate'),
      networkId,
      ids('gathering_task'),
      ids('working_group'),
      ids('gathering_sequence'),
      ids('resource'),
      ids('cohort'),
      work.ids('gathering', 'update'),
    ]);
    if (!row) throw notFound();
    const may = (object: string, act: Act) => work.ids(object, act).some((id) => id === row.cohortId || id === gatheringId);
    return {
      ...row,
      // Whoever may count reads an empty table where nobody is on the list yet.
      figures: figuresOf(row.figures) ?? (may('attendance_figures', 'read') ? [] : null),
      answersOpen: row.cancelledAt === null && !isOver(row, work.today),
      presenceOpen: row.cancelledAt === null && (row.heldOn === null || row.heldOn <= work.today),
      may: {
        update: may('gathering', 'update'),
        delete: may('gathering', 'delete'),
        invite: may('registration', 'create'),
        tick: may('attendance', 'create'),
        addResource: may('resource', 'create'),
      },
    };
  }
}

const rank = `array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'], x.category)`;

/** The meeting's address is for who prepares the gathering, and from the eve for who comes: the last reminder brings it too. */
const meeting = `CASE WHEN ARRAY[g.id, g.cohort_id] && $15::uuid[] OR (g.held_on <= $3::date + 1 AND EXISTS (SELECT FROM registration o
  WHERE o.gathering_id = g.id AND o.person_id = $2 AND o.answer = 'yes' AND o.waiting_since IS NULL)) THEN g.url END`;

const page = `
  SELECT g.id, g.cohort_id AS "cohortId", c.name AS "cohortName", g.nature, g.format, g.title, g.number, g.held_on AS "heldOn",
    to_char(g.from_time, 'HH24:MI') AS "fromTime", to_char(g.to_time, 'HH24:MI') AS "toTime", g.period, g.place, g.address, ${meeting} AS url, g.purpose, g.capacity, to_char(g.cancelled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "cancelledAt", g.cancelled_reason AS "cancelledReason", g.version,
    (SELECT coalesce(json_agg(json_build_object('id', h.id, 'onDate', h.on_date, 'half', h.half)
        ORDER BY h.on_date, array_position(ARRAY['morning', 'afternoon', 'evening'], h.half)), '[]')
      FROM gathering_half_day h WHERE h.gathering_id = g.id) AS "halfDays",
    ${workingGroupOf('g', '$11')} AS "workingGroup", ${sequencesOf('g', '$12')} AS sequences, ${tasksOf('g', '$10')} AS tasks,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'title', s.title, 'url', s.url, 'summary', s.summary, 'themeIds', s.theme_ids, 'otherGatheringIds', s.other_gathering_ids, 'shareable', s.shareable,
          'file', CASE WHEN f.id IS NOT NULL THEN json_build_object('name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type) END) ORDER BY s.created_at, s.title), '[]')
      FROM resource s LEFT JOIN stored_file f ON f.id = s.file_id WHERE (s.gathering_id = g.id OR (s.cohort_id = g.cohort_id AND g.id = ANY (s.other_gathering_ids)))
        AND (ARRAY[s.id, s.cohort_id, s.gathering_id] || s.other_gathering_ids) && $13::uuid[]) AS resources,
    (SELECT f.figures FROM access.attendance_figures(ARRAY[g.id]) f) AS figures,
    access.invited_territories(g.id) AS territories,
    (SELECT o.id FROM registration o WHERE o.gathering_id = g.id AND o.person_id = $2
      AND ARRAY[o.id, o.cohort_id, o.participation_id, o.person_id] && $4::uuid[]) AS "ownRegistrationId",
    (SELECT coalesce(json_agg(x ORDER BY x."territoryName" NULLS LAST, x."participationId", ${rank} NULLS LAST, x."familyName", x.id), '[]') FROM (
      SELECT r.id, r.person_id AS "personId", coalesce(p.given_name, 'Une') AS "givenName", coalesce(p.family_name, 'personne') AS "familyName",
        p.role_title AS "roleTitle", ct.telephone, r.category, r.participation_id AS "participationId", t.name AS "territoryName",
        r.invited_at AS "invitedAt", m.at AS "remindedAt", r.answer, r.answered_at AS "answeredAt",
        CASE WHEN b.id <> r.person_id THEN b.given_name || ' ' || b.family_name END AS "answeredBy",
        r.replacement_name AS "replacementName", r.replacement_role AS "replacementRole", r.attends, CASE WHEN r.waiting_since IS NOT NULL THEN access.waiting_rank(r.id) END AS "waitingRank",
        r.seat_given_at AS "seatGivenAt", r.replaces_id AS "replacesId",
        ARRAY(SELECT a.half_day_id FROM attendance a WHERE a.gathering_id = g.id AND a.registration_id = r.id
          AND ARRAY[a.cohort_id, a.registration_id] && $5::uuid[]
          -- One's own presence, as one's own certificate says it.
          UNION SELECT d.id FROM access.certificate_lines(NULL, ARRAY[r.id], NULL, NULL, NULL, NULL) l CROSS JOIN jsonb_to_recordset(l.half_days) AS d(id uuid) WHERE r.person_id = $2) AS ticks
      FROM registration r LEFT JOIN person p ON p.id = r.person_id
        LEFT JOIN person_contact ct ON ct.person_id = r.person_id AND ARRAY[ct.person_id, ct.network_id] && $6::uuid[]
        LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
        LEFT JOIN person b ON b.id = r.answered_by_id
        LEFT JOIN (SELECT o.recipient_id, max(o.created_at) AS at FROM outbox_message o
          WHERE o.cohort_id = (SELECT k.cohort_id FROM gathering k WHERE k.id = $1) AND o.template = 'gathering-reminder'
            AND o.data ->> 'gatheringId' = $1::text AND ARRAY[o.id, o.cohort_id, $9::uuid] && $7::uuid[]
          GROUP BY 1) m ON m.recipient_id = r.person_id
      WHERE r.gathering_id = g.id AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && $4::uuid[]) x) AS registrations,
    (SELECT coalesce(json_agg(x ORDER BY ${rank}, x."familyName"), '[]') FROM (
      SELECT p.given_name AS "givenName", p.family_name AS "familyName", d.category, d.status, d.role_title AS "roleTitle", d.person_id = $2 AS self
      FROM registration o JOIN delegate d ON d.participation_id = o.participation_id JOIN person p ON p.id = d.person_id
      WHERE o.gathering_id = g.id AND o.person_id = $2 AND ARRAY[o.id, o.cohort_id, o.participation_id, o.person_id] && $4::uuid[]
        AND ARRAY[d.id, d.cohort_id, d.participation_id] && $8::uuid[]
        AND (d.person_id = $2 OR (d.delegation_kind <> 'project_group' AND NOT d.substitute))
        AND d.starts_on <= coalesce(g.held_on, $3::date) AND (d.ends_on IS NULL OR d.ends_on >= coalesce(g.held_on, $3::date))) x) AS team
  FROM gathering g LEFT JOIN cohort c ON c.id = g.cohort_id AND ARRAY[c.id, c.network_id] && $14::uuid[]
  WHERE g.id = $1`;
