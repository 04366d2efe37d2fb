import { Injectable } from '@nestjs/common';
import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { Work } from '../../platform/database/work';
import type { GatheringFormat, GatheringNature, Half } from '../gathering.contract';
import type { AttendanceSource } from '../presence/presence.contract';
import { type HalfHours, hoursIn, type Meal, usualMinutes } from './lengths';
import { mealsOf } from './meals.sql';
import type { VideoRule } from './video-rule';

/** A half-day with what it counts for. */
export interface RecordedHalf {
  id: string;
  onDate: string | null;
  half: Half;
  minutes: number;
  /** Between which moments it is counted, where the hours are noted. */
  hours: HalfHours | null;
}

/** Somebody on the list: who, in which quality, and where each of their ticks comes from. */
export interface RecordedLine {
  registrationId: string;
  personId: string;
  givenName: string;
  familyName: string;
  /** Whoever came in their place. */
  replacement: string | null;
  replaced: boolean;
  category: ActorCategory | null;
  participationId: string | null;
  territory: string | null;
  /** For whom they act, as the directory says it. */
  organisation: string | null;
  video: VideoRule | null;
  ticks: Record<string, AttendanceSource>;
  signatures: Record<string, { drawn: string | null; typedName: string | null; byAddress: boolean }>;
  minutes: number;
}

export interface RecordedCorrection {
  name: string;
  halfDayId: string;
  wasPresent: boolean;
  wasSource: AttendanceSource | null;
  reason: string | null;
  correctedBy: string | null;
  at: string;
}

/** All that is proven of one gathering: no contact, no need, no answer. */
export interface GatheringRecord {
  id: string;
  cohortId: string;
  cohortName: string;
  networkName: string;
  timeZone: string;
  nature: GatheringNature;
  format: GatheringFormat;
  title: string;
  number: number | null;
  heldOn: string | null;
  fromTime: string | null;
  toTime: string | null;
  period: string | null;
  place: string | null;
  purpose: string | null;
  closedAt: string | null;
  breaks: Meal[];
  speakers: string[];
  signatory: { name: string; roleTitle: string | null; place: string | null } | null;
  /** The last day on which something of its presences was noted, corrected or closed: no paper of them is older. */
  notedOn: string | null;
  halfDays: RecordedHalf[];
  lines: RecordedLine[];
  corrections: RecordedCorrection[];
}

/** The record of presence of gatherings: what sheets, totals and packs are drawn from, so that they cannot differ. */
@Injectable()
export class RecordsQuery {
  /** Of these gatherings of a cohort, oldest first. */
  async of(work: Work, cohortId: string, gatheringIds: readonly string[]): Promise<GatheringRecord[]> {
    const rows = await work.rows<GatheringRecord>(records, [cohortId, gatheringIds]);
    const rules = new Map((await work.rows<{ id: string; video: VideoRule }>(ruled, [rows.flatMap(({ lines }) => lines.map(({ registrationId }) => registrationId))])).map(({ id, video }) => [id, video]));
    return rows.map((row) => {
      const halfDays = row.halfDays.map((half) => {
        const hours = hoursIn(half.half, row, half.onDate) ?? null;
        return { ...half, hours, minutes: hours?.minutes ?? usualMinutes };
      });
      const lengths = new Map(halfDays.map(({ id, minutes }) => [id, minutes]));
      const lines = row.lines.map((line) => ({ ...line, video: rules.get(line.registrationId) ?? null, minutes: Object.keys(line.ticks).reduce((sum, id) => sum + (lengths.get(id) ?? 0), 0) }));
      return { ...row, halfDays, lines };
    });
  }
}

const order = `array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'], x.category)`;

const records = `
  SELECT g.id, g.cohort_id AS "cohortId", c.name AS "cohortName", n.name AS "networkName", n.time_zone AS "timeZone", g.nature, g.format, g.title, g.number, g.held_on AS "heldOn",
    to_char(g.from_time, 'HH24:MI') AS "fromTime", to_char(g.to_time, 'HH24:MI') AS "toTime", g.period, g.place, g.purpose, to_json(g.presence_closed_at) #>> '{}' AS "closedAt",
    ${mealsOf('g')} AS breaks,
    ARRAY(SELECT s.name FROM gathering_sequence q JOIN sequence_speaker s ON s.sequence_id = q.id WHERE q.gathering_id = g.id GROUP BY s.name ORDER BY min(q.day_number), min(q.from_time), s.name) AS speakers,
    (SELECT json_build_object('name', s.name, 'roleTitle', s.role_title, 'place', s.place) FROM certificate_signatory s WHERE s.cohort_id = g.cohort_id) AS signatory,
    (greatest(g.presence_closed_at, (SELECT max(a.created_at) FROM attendance a WHERE a.gathering_id = g.id), (SELECT max(o.created_at) FROM attendance_correction o WHERE o.gathering_id = g.id)) AT TIME ZONE n.time_zone)::date AS "notedOn",
    (SELECT coalesce(json_agg(json_build_object('id', h.id, 'onDate', h.on_date, 'half', h.half)
        ORDER BY h.on_date, array_position(ARRAY['morning', 'afternoon', 'evening'], h.half)), '[]') FROM gathering_half_day h WHERE h.gathering_id = g.id) AS "halfDays",
    (SELECT coalesce(json_agg(x ORDER BY x.territory NULLS LAST, ${order} NULLS LAST, x."familyName", x."givenName", x."registrationId"), '[]') FROM (
      SELECT r.id AS "registrationId", r.person_id AS "personId", coalesce(p.given_name, 'Une') AS "givenName", coalesce(p.family_name, 'personne') AS "familyName",
        r.answer IS NOT DISTINCT FROM 'replaced' AS replaced, CASE WHEN r.answer = 'replaced' THEN r.replacement_name END AS replacement,
        r.category, r.participation_id AS "participationId", t.name AS territory, u.name AS organisation,
        coalesce((SELECT json_object_agg(a.half_day_id, a.source) FROM attendance a WHERE a.gathering_id = g.id AND a.registration_id = r.id), '{}') AS ticks,
        coalesce((SELECT json_object_agg(s.half_day_id, json_build_object('drawn', s.drawn, 'typedName', s.typed_name, 'byAddress', s.by_address)) FROM attendance_signature s
          WHERE s.gathering_id = g.id AND s.registration_id = r.id), '{}') AS signatures
      FROM registration r LEFT JOIN person p ON p.id = r.person_id LEFT JOIN organisation u ON u.id = p.organisation_id
        LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
      WHERE r.gathering_id = g.id) x) AS lines,
    (SELECT coalesce(json_agg(k ORDER BY k.at, k.name), '[]') FROM (
      SELECT concat_ws(' ', p.given_name, p.family_name) AS name, o.half_day_id AS "halfDayId", o.was_present AS "wasPresent", o.was_source AS "wasSource", o.reason,
        CASE WHEN b.id IS NOT NULL THEN b.given_name || ' ' || b.family_name END AS "correctedBy", to_json(o.created_at) #>> '{}' AS at
      FROM attendance_correction o JOIN registration r ON r.id = o.registration_id LEFT JOIN person p ON p.id = r.person_id LEFT JOIN person b ON b.id = o.corrected_by_id
      WHERE o.gathering_id = g.id AND o.reason IS NOT NULL) k) AS corrections
  FROM gathering g JOIN cohort c ON c.id = g.cohort_id CROSS JOIN network n
  WHERE g.cohort_id = $1 AND g.id = ANY ($2)
  ORDER BY g.held_on NULLS LAST, g.id`;

const ruled = `SELECT x.registration_id AS id, json_build_object('share', x.share, 'basis', x.basis) AS video FROM access.presence_rules($1) x WHERE x.share IS NOT NULL`;
