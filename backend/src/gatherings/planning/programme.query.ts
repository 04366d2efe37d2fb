import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { sequencesOf, workingGroupOf } from './agenda.sql';
import type { Programme, ProgrammeAsked, ProgrammeSources, ShiftedProgramme } from './programme.contract';
import { daysLater, shifted } from './shift';

type Line = ShiftedProgramme['lines'][number];

const day = `(SELECT coalesce(array_agg(DISTINCT h.on_date::text ORDER BY h.on_date::text) FILTER (WHERE h.on_date IS NOT NULL), '{}') FROM gathering_half_day h WHERE h.gathering_id = g.id)`;

/** A cohort's whole programme, for calendars, the timeline and paper; and another's, moved. */
@Injectable()
export class ProgrammeQuery {
  async read(work: Work, cohortId: string, { from, to }: ProgrammeAsked): Promise<Programme> {
    const row = await work.row<Programme>(
      `SELECT c.name AS "cohortName", c.starts_on AS "startsOn", c.ends_on AS "endsOn",
         (SELECT coalesce(json_agg(x ORDER BY x."heldOn" NULLS LAST, x."fromTime" NULLS FIRST, x.number, x.id), '[]') FROM (
           SELECT g.id, g.nature, g.format, g.title, g.number, g.held_on AS "heldOn", to_char(g.from_time, 'HH24:MI') AS "fromTime", to_char(g.to_time, 'HH24:MI') AS "toTime",
             g.period, g.place, g.purpose, g.cancelled_at IS NOT NULL AS cancelled, ${day} AS days, ${workingGroupOf('g', '$4')} AS "workingGroup", ${sequencesOf('g', '$5')} AS sequences
           FROM gathering g
           WHERE g.cohort_id = c.id AND ($2::date IS NULL AND $3::date IS NULL OR g.held_on BETWEEN coalesce($2::date, '-infinity') AND coalesce($3::date, 'infinity')
             OR EXISTS (SELECT 1 FROM gathering_half_day d WHERE d.gathering_id = g.id AND d.on_date BETWEEN coalesce($2::date, '-infinity') AND coalesce($3::date, 'infinity')))
           ORDER BY coalesce(g.held_on, 'infinity'), g.id LIMIT 500) x) AS items
       FROM cohort c WHERE c.id = $1`,
      [cohortId, from ?? null, to ?? null, work.ids('working_group', 'read'), work.ids('gathering_sequence', 'read')],
    );
    if (!row) throw notFound();
    return row;
  }

  /** Whose programme the reader may take up: every cohort whose gatherings they read, the latest first. */
  async sources(work: Work): Promise<ProgrammeSources> {
    const items = await work.rows<ProgrammeSources['items'][number]>(
      `SELECT c.id AS "cohortId", c.name, g.times AS "gatheringCount", g.first_on AS "firstOn", g.last_on AS "lastOn"
       FROM cohort c CROSS JOIN LATERAL (SELECT count(*)::integer AS times, min(t.held_on) AS first_on, max(t.held_on) AS last_on FROM gathering t
         WHERE t.cohort_id = c.id AND t.cancelled_at IS NULL AND t.working_group_id IS NULL) g
       WHERE c.id = ANY ($1) AND g.times > 0 ORDER BY g.first_on DESC NULLS LAST, c.name LIMIT 200`,
      [work.ids('gathering', 'read')],
    );
    return { items };
  }

  /** A chantier's gatherings are its own, and what was cancelled is not taken up. */
  async shifted(work: Work, sourceCohortId: string, firstOn: string): Promise<ShiftedProgramme> {
    if (!work.ids('gathering', 'read').includes(sourceCohortId)) throw notFound();
    const source = await work.rows<Line & { halves: { offset: number | null; half: Line['halfDays'][number]['half'] }[] }>(
      `SELECT g.id AS "copyOf", g.nature, g.format, g.title, g.number, g.held_on AS "heldOn", to_char(g.from_time, 'HH24:MI') AS "fromTime", to_char(g.to_time, 'HH24:MI') AS "toTime",
         NULL AS period, g.purpose, g.capacity,
         (SELECT coalesce(json_agg(json_build_object('offset', h.on_date - g.held_on, 'half', h.half) ORDER BY h.on_date, h.half), '[]') FROM gathering_half_day h WHERE h.gathering_id = g.id) AS halves,
         (SELECT count(*)::integer FROM gathering_sequence q WHERE q.gathering_id = g.id) AS "sequenceCount"
       FROM gathering g WHERE g.cohort_id = $1 AND g.cancelled_at IS NULL AND g.working_group_id IS NULL
       ORDER BY coalesce(g.held_on, 'infinity'), g.from_time NULLS FIRST, g.number, g.id LIMIT 60`,
      [sourceCohortId],
    );
    return { lines: shifted(source, firstOn).map(({ halves, ...line }) => ({ ...line, halfDays: halves.map(({ offset, half }) => ({ onDate: dayOf(line.heldOn, offset), half })) })) };
  }
}

const dayOf = (heldOn: string | null, offset: number | null): string | null => (heldOn === null ? null : daysLater(heldOn, offset ?? 0));
