import { Injectable } from '@nestjs/common';
import { networkId } from '../platform/auth/actor';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { CohortView } from './cohort-page.contract';

/** What heads a cohort's page: its name, its calendar, and counts that each open the list they count. */
@Injectable()
export class CohortPageQuery {
  async read(work: Work, id: string): Promise<CohortView> {
    const numbers = work.ids('interview_numbers', 'read');
    const row = await work.row<Omit<CohortView, 'may'>>(
      `SELECT c.id, c.name, c.years, c.region, c.starts_on AS "startsOn", c.ends_on AS "endsOn",
         coalesce((SELECT json_agg(json_build_object('phase', f.phase, 'startsOn', f.starts_on, 'endsOn', f.ends_on) ORDER BY f.starts_on, f.phase)
           FROM cohort_phase f WHERE f.cohort_id = c.id), '[]') AS phases,
         coalesce((SELECT json_agg(json_build_object('organisation', o.name, 'role', cp.role) ORDER BY cp.role = 'pivot_ally' DESC, o.name)
           FROM cohort_partner cp JOIN organisation o ON o.id = cp.organisation_id WHERE cp.cohort_id = c.id), '[]') AS partners,
         g.list AS gatherings,
         json_build_object('territories', e.count, 'gatherings', g.count,
           'interviews', CASE WHEN c.id = ANY ($3::uuid[]) THEN (SELECT coalesce(sum(n.held), 0) FROM access.interview_numbers(ARRAY[c.id]) n) END) AS counts,
         json_build_object('approached', c.approached_count, 'met', c.met_count, 'engaged', e.count) AS funnel
       FROM cohort c
       CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM access.engaged_participations(ARRAY[c.id])) e
       CROSS JOIN LATERAL (SELECT count(*)::int AS count, coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'nature', g.nature,
           'format', g.format, 'number', g.number, 'heldOn', g.held_on, 'period', g.period) ORDER BY g.held_on, g.title), '[]') AS list
         FROM gathering g WHERE g.cohort_id = c.id AND ARRAY[g.id, g.cohort_id] && $2::uuid[]) g
       WHERE c.id = $1`,
      [id, work.ids('gathering', 'read'), numbers],
    );
    if (!row) throw notFound();
    const may = (object: string, act: 'read' | 'create' | 'update') => work.ids(object, act).some((scope) => scope === id || scope === networkId);
    return {
      ...row,
      may: {
        readBoard: may('participation', 'read'),
        change: may('cohort', 'update'),
        addTerritory: may('participation', 'create'),
        addTerritoryToNetwork: may('territory', 'create'),
        addGathering: may('gathering', 'create'),
      },
    };
  }
}
