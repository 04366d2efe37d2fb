import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { figuresOf, type RawFigures } from './figures';
import { workingGroupOf } from './planning/agenda.sql';
import type { GatheringItem, GatheringList, GatheringListAsked } from './gathering.contract';

type Row = Omit<GatheringItem, 'figures'> & { figures: RawFigures | null; key: string; total: number };

const moments = {
  next: `AND coalesce(g.held_on, 'infinity') >= $2::date AND g.held_on IS NOT NULL`,
  past: `AND coalesce(g.held_on, 'infinity') < $2::date`,
  undated: `AND g.held_on IS NULL AND $2::date IS NOT NULL`,
  all: 'AND $2::date IS NOT NULL',
};

/** A cohort's gatherings, fifty at most, each with its numbers by category: one statement, also at a thousand cohorts. */
@Injectable()
export class GatheringListQuery {
  async read(work: Work, cohortId: string, { when, nature, limit, after }: GatheringListAsked): Promise<GatheringList> {
    const cursor = after === undefined ? null : opened(after);
    const invites = work.ids('registration', 'create').includes(cohortId);
    const values: unknown[] = [cohortId, work.today, nature ?? null, work.ids('working_group', 'read'), ...(cursor ?? []), ...(invites ? [] : [work.personId, work.ids('registration', 'read')])];
    const rows = await work.rows<Row>(statement({ when: when ?? 'all', paged: cursor !== null, own: !invites }), values);
    // Whoever may count reads an empty table where nobody is on the list yet.
    const none = work.ids('attendance_figures', 'read').includes(cohortId) ? [] : null;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ figures, ...item }) => ({ ...item, figures: figuresOf(figures) ?? none })),
      next: rows.length > limit && last ? closed(last) : null,
      ...(cursor === null && { total: rows[0]?.total ?? 0 }),
    };
  }
}

/** Values never enter the text; the four moments and two optional parts make a closed list of statements. */
function statement({ when, paged, own }: { when: keyof typeof moments; paged: boolean; own: boolean }): string {
  const [order, beyond] = when === 'past' ? ['DESC', '<'] : ['ASC', '>'];
  const person = paged ? 7 : 5;
  return `WITH page AS MATERIALIZED (
      SELECT g.id, g.nature, g.format, g.title, g.number, g.held_on, g.from_time, g.to_time, g.period, g.place, g.capacity, g.working_group_id, g.cancelled_at,
        coalesce(g.held_on, 'infinity') AS key, ${paged ? '0' : 'count(*) OVER ()::integer'} AS total
      FROM gathering g
      WHERE g.cohort_id = $1 ${moments[when]} AND ($3::text IS NULL OR g.nature = $3)
        ${paged ? `AND (coalesce(g.held_on, 'infinity'), g.id) ${beyond} ($5::date, $6::uuid)` : ''}
      ORDER BY coalesce(g.held_on, 'infinity') ${order}, g.id ${order} LIMIT 51)
    SELECT p.id, p.nature, p.format, p.title, p.number, p.held_on AS "heldOn", to_char(p.from_time, 'HH24:MI') AS "fromTime",
      to_char(p.to_time, 'HH24:MI') AS "toTime", p.period, p.place, p.capacity, to_char(p.cancelled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "cancelledAt", ${workingGroupOf('p', '$4')} AS "workingGroup", p.key::text AS key, p.total,
      (SELECT count(*)::integer FROM resource s WHERE s.gathering_id = p.id) AS "resourceCount",
      ${own ? `CASE WHEN r.id IS NOT NULL THEN json_build_object('registrationId', r.id, 'answer', r.answer) END` : 'NULL'} AS own,
      f.figures
    FROM page p LEFT JOIN access.attendance_figures(ARRAY(SELECT id FROM page)) f ON f.gathering_id = p.id
      ${own ? `LEFT JOIN registration r ON r.gathering_id = p.id AND r.person_id = $${person} AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && $${person + 1}::uuid[]` : ''}
    ORDER BY p.key ${order}, p.id ${order}`;
}

const closed = ({ key, id }: Row) => Buffer.from(`${key} ${id}`).toString('base64url');

function opened(cursor: string): [string, string] {
  const match = /^(infinity|\d{4}-\d\d-\d\d) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2]) throw problem(400, 'invalid', 'La suite de cette liste n’existe pas. Rechargez la page.');
  return [match[1], match[2]];
}
