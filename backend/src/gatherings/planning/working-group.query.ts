import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { WorkingGroupItem, WorkingGroupList, WorkingGroupView } from './working-group.contract';

const summary = `w.id, w.name, w.purpose, w.starts_on AS "startsOn", w.ends_on AS "endsOn",
  CASE WHEN w.animator_id IS NOT NULL THEN json_build_object('personId', w.animator_id, 'name', coalesce(a.given_name || ' ' || a.family_name, 'Une personne')) END AS animator`;
const current = `(m.starts_on <= $2::date AND coalesce(m.ends_on, 'infinity') >= $2::date)`;

/** The chantiers of a cohort, and one of them whole: who is of it, when it met and meets. */
@Injectable()
export class WorkingGroupQuery {
  /** Those that go on first, then those that ended. */
  async list(work: Work, cohortId: string): Promise<WorkingGroupList> {
    const items = await work.rows<WorkingGroupItem>(
      `SELECT ${summary},
         (SELECT count(*)::integer FROM working_group_member m WHERE m.working_group_id = w.id AND ${current} AND ARRAY[m.cohort_id, m.working_group_id] && $3::uuid[]) AS "memberCount",
         coalesce(g.times, 0) AS "gatheringCount", g.next_on AS "nextOn", g.last_on AS "lastOn"
       FROM working_group w LEFT JOIN person a ON a.id = w.animator_id
         LEFT JOIN (SELECT t.working_group_id, count(*)::integer AS times, min(t.held_on) FILTER (WHERE t.held_on >= $2::date) AS next_on, max(t.held_on) FILTER (WHERE t.held_on < $2::date) AS last_on
           FROM gathering t WHERE t.cohort_id = $1 AND t.working_group_id IS NOT NULL AND t.cancelled_at IS NULL GROUP BY 1) g ON g.working_group_id = w.id
       WHERE w.cohort_id = $1 ORDER BY coalesce(w.ends_on, 'infinity') < $2::date, w.name, w.id`,
      [cohortId, work.today, work.ids('working_group_member', 'read')],
    );
    return { items, mayCreate: work.ids('working_group', 'create').includes(cohortId) };
  }

  async read(work: Work, id: string): Promise<WorkingGroupView> {
    const row = await work.row<Omit<WorkingGroupView, 'may'>>(
      `SELECT ${summary}, w.cohort_id AS "cohortId", c.name AS "cohortName", w.version,
         (SELECT coalesce(json_agg(x ORDER BY x.current DESC, x."familyName", x.id), '[]') FROM (
           SELECT m.id, m.person_id AS "personId", coalesce(p.given_name || ' ' || p.family_name, 'Une personne') AS name, p.family_name AS "familyName", p.role_title AS "roleTitle",
             o.name AS "organisationName", m.starts_on AS "startsOn", m.ends_on AS "endsOn", ${current} AS current
           FROM working_group_member m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
           WHERE m.working_group_id = w.id AND ARRAY[m.cohort_id, m.working_group_id] && $3::uuid[]) x) AS members,
         (SELECT coalesce(json_agg(json_build_object('id', g.id, 'nature', g.nature, 'format', g.format, 'title', g.title, 'heldOn', g.held_on, 'period', g.period,
             'fromTime', to_char(g.from_time, 'HH24:MI'), 'toTime', to_char(g.to_time, 'HH24:MI'), 'place', g.place, 'past', coalesce(g.held_on < $2::date, false), 'cancelled', g.cancelled_at IS NOT NULL) ORDER BY g.held_on, g.id), '[]')
           FROM gathering g WHERE g.working_group_id = w.id AND g.cohort_id = w.cohort_id AND ARRAY[g.id, g.cohort_id] && $4::uuid[]) AS gatherings
       FROM working_group w LEFT JOIN person a ON a.id = w.animator_id LEFT JOIN cohort c ON c.id = w.cohort_id WHERE w.id = $1`,
      [id, work.today, work.ids('working_group_member', 'read'), work.ids('gathering', 'read')],
    );
    if (!row) throw notFound();
    const may = (object: string, act: 'create' | 'update' | 'delete') => work.ids(object, act).some((scope) => scope === row.cohortId || scope === id);
    return { ...row, may: { update: may('working_group', 'update'), delete: may('working_group', 'delete'), plan: may('gathering', 'create') } };
  }
}
