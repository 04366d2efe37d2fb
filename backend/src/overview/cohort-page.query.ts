import { Injectable } from '@nestjs/common';
import { funnelCounts } from '../cohorts/recruiting/stage-reach.contract';
import { networkId } from '../platform/auth/actor';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { CohortView } from './cohort-page.contract';

/** What heads a cohort's page: its name, its calendar, and counts that each open the list they count. */
@Injectable()
export class CohortPageQuery {
  async read(work: Work, id: string): Promise<CohortView> {
    const totals = work.ids('interview_total', 'read');
    const row = await work.row<Omit<CohortView, 'may'>>(
      `SELECT c.id, c.name, c.years, c.region, c.starts_on AS "startsOn", c.ends_on AS "endsOn", c.support_days_default AS "supportDaysDefault",
         coalesce((SELECT json_agg(json_build_object('id', f.id, 'phase', f.phase, 'startsOn', f.starts_on, 'endsOn', f.ends_on) ORDER BY f.starts_on, f.phase)
           FROM cohort_phase f WHERE f.cohort_id = c.id), '[]') AS phases,
         coalesce((SELECT json_agg(json_build_object('id', cp.id, 'organisationId', o.id, 'organisation', o.name, 'role', cp.role,
             'startsOn', cp.starts_on, 'endsOn', cp.ends_on, 'contact', CASE WHEN $6 AND x.id IS NOT NULL THEN
               json_build_object('id', x.id, 'name', x.given_name || ' ' || x.family_name, 'email', k.email, 'telephone', k.telephone) END) ORDER BY cp.role = 'pivot_ally' DESC, o.name)
           FROM cohort_partner cp JOIN organisation o ON o.id = cp.organisation_id AND ARRAY[o.id, o.network_id] && $7::uuid[] LEFT JOIN person x ON x.id = cp.contact_id
             LEFT JOIN person_contact k ON k.person_id = x.id WHERE cp.cohort_id = c.id), '[]') AS partners,
         g.list AS gatherings,
         json_build_object('territories', e.count, 'gatherings', g.count,
           'interviews', CASE WHEN c.id = ANY ($3::uuid[]) THEN (SELECT coalesce(sum(n.held), 0) FROM access.interview_totals(ARRAY[c.id]) n) END) AS counts,
         CASE WHEN c.id = ANY ($4::uuid[]) THEN ${funnelCounts('c.id', '$5::date')} END AS funnel
       FROM cohort c
       CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM access.engaged_participations(ARRAY[c.id])) e
       CROSS JOIN LATERAL (SELECT count(*)::int AS count, coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'nature', g.nature,
           'format', g.format, 'number', g.number, 'heldOn', g.held_on, 'period', g.period) ORDER BY g.held_on, g.title), '[]') AS list
         FROM gathering g WHERE g.cohort_id = c.id AND g.cancelled_at IS NULL AND ARRAY[g.id, g.cohort_id] && $2::uuid[]) g
       WHERE c.id = $1`,
      [id, work.ids('gathering', 'read'), totals, work.ids('participation_stage', 'read'), work.today, work.ids('person_contact', 'read').includes(networkId), work.ids('organisation', 'read')],
    );
    if (!row) throw notFound();
    const may = (object: string, act: 'read' | 'create' | 'update' | 'delete') => work.ids(object, act).some((scope) => scope === id || scope === networkId);
    return {
      ...row,
      may: {
        readBoard: may('participation', 'read'),
        readStages: may('participation_stage', 'read'),
        readTargets: may('programme_target', 'read'),
        change: may('cohort', 'update'),
        changeFrame: may('cohort_phase', 'update'),
        eraseFrame: may('cohort_phase', 'delete'),
        addTerritory: may('participation', 'create'),
        addTerritoryToNetwork: may('territory', 'create'),
        addGathering: may('gathering', 'create'),
      },
    };
  }
}
