import { Injectable } from '@nestjs/common';
import { Indicator } from '../../cohorts/targets/target.contract';
import { funnelCounts } from '../../cohorts/recruiting/stage-reach.contract';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { TargetsAsked, TargetsView, TargetView } from './targets.contract';

/** A figure for those whose scopes hold the cohort; else null, which is not zero. */
const ifMayRead = (scopes: string, count: string) => `CASE WHEN $1 = ANY (${scopes}::uuid[]) THEN ${count} END`;
const reached = (stage: 'approached' | 'met' | 'engaged') => ifMayRead('$4', `${funnelCounts('$1', '$2::date')} -> '${stage}'`);

/**
 * $1 the cohort or null, $2 the day, $3 whether the programme's targets are read, then the scopes in which the caller reads stages ($4), targets ($5),
 * numbers of interviews ($6), diagnostics ($7), gatherings ($8), numbers of people who came ($9), days of support ($10), effects ($11).
 */
const targetsStatement = `
  WITH programme AS (
    SELECT f.* FROM access.programme_figures($2::date) f WHERE $3 AND EXISTS (SELECT FROM programme_target t WHERE t.cohort_id IS NULL AND t.indicator <> 'other')
  ), counted AS (
    SELECT 'cohort' AS level, jsonb_build_object(
      'territories_approached', ${reached('approached')}, 'territories_met', ${reached('met')}, 'territories_engaged', ${reached('engaged')},
      'interviews', ${ifMayRead('$6', 'coalesce((SELECT n.held FROM access.interviews_held(ARRAY[$1::uuid], $2::date) n), 0)')},
      'diagnostics_restituted', ${ifMayRead('$7', '(SELECT count(*) FROM diagnostic d WHERE d.cohort_id = $1 AND d.restituted_on <= $2::date)')},
      'gatherings', ${ifMayRead('$8', '(SELECT count(*) FROM gathering g WHERE g.cohort_id = $1 AND g.held_on <= $2::date AND g.cancelled_at IS NULL)')},
      'people_present', ${ifMayRead('$9', 'coalesce((SELECT n.people FROM access.people_present(ARRAY[$1::uuid], $2::date) n), 0)')},
      'support_days', ${ifMayRead('$10', '(SELECT coalesce(sum(s.days), 0) FROM support_day s WHERE s.cohort_id = $1 AND s.on_date <= $2::date)')},
      'effects', ${ifMayRead('$11', '(SELECT count(*) FROM effect f WHERE f.cohort_id = $1 AND f.told_on <= $2::date)')}) AS figures
    UNION ALL
    SELECT 'programme', to_jsonb(p) FROM programme p
  )
  SELECT t.cohort_id IS NULL AS "ofProgramme", t.id, t.indicator, t.label, t.target, t.due_on AS "dueOn", t.explanation, t.version,
    (c.figures ->> t.indicator)::numeric AS counted, typed.it AS typed, coalesce(readings.list, '[]') AS readings
  FROM programme_target t
  LEFT JOIN counted c ON c.level = CASE WHEN t.cohort_id IS NULL THEN 'programme' ELSE 'cohort' END
  LEFT JOIN LATERAL (SELECT json_build_object('onDate', r.on_date, 'value', r.value, 'source', r.source) AS it
    FROM target_reading r WHERE r.target_id = t.id AND r.on_date <= $2::date ORDER BY r.on_date DESC LIMIT 1) typed ON true
  LEFT JOIN LATERAL (SELECT json_agg(json_build_object('id', r.id, 'onDate', r.on_date, 'value', r.value, 'source', r.source) ORDER BY r.on_date DESC) AS list
    FROM target_reading r WHERE r.target_id = t.id) readings ON true
  WHERE t.cohort_id IS NULL AND $3 OR t.cohort_id = $1 AND ARRAY[t.cohort_id, access.network_id()] && $5::uuid[]
  ORDER BY t.cohort_id IS NOT NULL, array_position('{${Indicator.options.join(',')}}'::text[], t.indicator), t.created_at, t.id`;

type Row = TargetView & { ofProgramme: boolean };

/** What was planned beside what came of it, on a day; every figure is counted on that day or was typed by then. */
@Injectable()
export class TargetsQuery {
  async read(work: Work, { cohortId, on }: TargetsAsked): Promise<TargetsView> {
    const day = on ?? work.today;
    const reads = (object: string) => work.ids(object, 'read');
    const may = (object: string, act: 'update' | 'delete', scope: string) => work.ids(object, act).some((id) => id === scope || id === networkId);
    const cohort = cohortId
      ? await work.row<{ id: string; name: string; years: string; startsOn: string }>(
          `SELECT id, name, years, starts_on AS "startsOn" FROM cohort WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[] AND ARRAY[id, network_id] && $3::uuid[]`,
          [cohortId, reads('cohort'), reads('programme_target')],
        )
      : null;
    if (cohort === undefined) throw notFound();
    const rows = await work.rows<Row>(targetsStatement, [
      cohortId ?? null, day, reads('programme').includes(networkId), reads('participation_stage'), reads('programme_target'), reads('interview_total'),
      reads('diagnostic'), reads('gathering'), reads('attendance_figures'), reads('support_day'), reads('effect'),
    ]);
    return {
      on: day,
      programme: {
        targets: rows.filter(({ ofProgramme }) => ofProgramme),
        may: { write: may('programme', 'update', networkId), erase: may('programme', 'update', networkId) },
      },
      cohort: cohort && {
        ...cohort,
        targets: rows.filter(({ ofProgramme }) => !ofProgramme),
        may: { write: may('programme_target', 'update', cohort.id), erase: may('programme_target', 'delete', cohort.id) },
      },
    };
  }
}
