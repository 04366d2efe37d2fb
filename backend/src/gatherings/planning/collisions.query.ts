import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { halfDaysOf } from '../half-days';
import type { Collisions, CollisionsAsked, DayCollisions } from './programme.contract';

/** $1 the cohort, $2 the half-days with their keys, $3 the gathering that moves, $4 its chantier, $5 to $7 what the reader may read. */
const statement = `
  WITH day AS (SELECT DISTINCT d.key, d."onDate" AS on_date FROM jsonb_to_recordset($2::jsonb) AS d (key integer, "onDate" date)),
  met AS MATERIALIZED (SELECT * FROM access.gathering_collisions($1, $2::jsonb, $3, $4)),
  walking AS (SELECT t.id, t.name FROM access.engaged_participations(ARRAY[$1::uuid]) e JOIN participation p ON p.id = e.participation_id JOIN territory t ON t.id = p.territory_id
    WHERE access.network_id() = ANY ($5::uuid[]) AND ARRAY[p.id, p.cohort_id] && $6::uuid[]),
  busy AS (SELECT d.key, b.kind, b.label, b.starts_on, b.ends_on, b.confirmed, array_agg(DISTINCT w.name ORDER BY w.name) AS names
    FROM day d CROSS JOIN walking w CROSS JOIN LATERAL access.busy_periods(ARRAY[w.id], d.on_date, d.on_date) b GROUP BY 1, 2, 3, 4, 5, 6)
  SELECT k.key, bool_or(access.is_holiday(k.on_date)) AS holiday,
    (SELECT coalesce(json_agg(json_build_object('kind', b.kind, 'label', b.label, 'startsOn', b.starts_on, 'endsOn', b.ends_on, 'confirmed', b.confirmed, 'names', b.names) ORDER BY b.starts_on, b.label), '[]')
      FROM busy b WHERE b.key = k.key) AS busy,
    (SELECT coalesce(json_agg(json_build_object('id', m.gathering_id, 'cohortName', m.cohort_name, 'nature', m.nature, 'title', m.title,
        'fromTime', to_char(m.from_time, 'HH24:MI'), 'toTime', to_char(m.to_time, 'HH24:MI'), 'sameHalf', m.same_half, 'peopleCount', cardinality(m.people))
        ORDER BY m.same_half DESC, m.cohort_name NULLS FIRST, m.from_time), '[]') FROM met m WHERE m.key = k.key) AS gatherings,
    (SELECT coalesce(json_agg(n.name ORDER BY n.name), '[]') FROM (SELECT p.given_name || ' ' || p.family_name AS name FROM person p
      WHERE p.id IN (SELECT unnest(m.people) FROM met m WHERE m.key = k.key) AND access.network_id() = ANY ($7::uuid[]) ORDER BY 1 LIMIT 6) n) AS people,
    (SELECT count(DISTINCT u.id)::integer FROM met m CROSS JOIN LATERAL unnest(m.people) AS u (id) WHERE m.key = k.key) AS "peopleCount"
  FROM day k GROUP BY k.key ORDER BY k.key`;

/** What days that are being chosen meet: the territories' calendars, other gatherings, people who are awaited elsewhere. */
@Injectable()
export class CollisionsQuery {
  async read(work: Work, cohortId: string, { days, gatheringId, workingGroupId }: CollisionsAsked): Promise<Collisions> {
    const halves = days.flatMap(({ key, halfDays, ...day }) => (halfDays ?? halfDaysOf(day)).map(({ onDate, half }) => ({ key, onDate: onDate ?? day.heldOn, half })));
    const rows = await work.rows<DayCollisions>(statement, [
      cohortId,
      JSON.stringify(halves),
      gatheringId,
      workingGroupId,
      work.ids('busy_period', 'read'),
      work.ids('participation', 'read'),
      work.ids('person', 'read'),
    ]);
    return { days: rows };
  }
}
