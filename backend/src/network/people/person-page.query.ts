import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { AllyView } from '../allies/ally.contract';
import type { CallablePerson, CallAgreementView } from './call-agreement.contract';
import type { PersonRoleView } from './person-role.contract';

interface Details {
  roles: PersonRoleView[];
  agreements: CallAgreementView[];
  ally: AllyView | null;
}

/** What a person's page says beside the line of the directory. */
@Injectable()
export class PersonPageQuery {
  /** The roles of whoever may be read; agreements and what an ally does for staff and for oneself. */
  async details(work: Work, id: string): Promise<Details> {
    const row = await work.row<Details>(
      `SELECT
         coalesce((SELECT json_agg(json_build_object('id', r.id, 'title', r.title, 'actsAsAlly', r.acts_as_ally, 'main', r.main, 'startsOn', r.starts_on, 'endsOn', r.ends_on,
             'organisation', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END, 'when', r.state)
             ORDER BY array_position('{today,coming,former}', r.state), r.main DESC, r.starts_on DESC NULLS LAST, r.created_at DESC, r.id)
           FROM (SELECT *, CASE WHEN ends_on < $2 THEN 'former' WHEN starts_on > $2 THEN 'coming' ELSE 'today' END AS state FROM person_role WHERE person_id = $1) r
             LEFT JOIN organisation o ON o.id = r.organisation_id), '[]') AS roles,
         coalesce((SELECT json_agg(json_build_object('id', g.id, 'subject', g.subject, 'agreedOn', g.agreed_on, 'sharedWithCompanions', g.shared_with_companions,
             'recordedBy', b.given_name || ' ' || b.family_name) ORDER BY g.agreed_on DESC, g.subject)
           FROM call_agreement g LEFT JOIN person b ON b.id = g.recorded_by_id
           WHERE g.person_id = $1 AND g.withdrawn_at IS NULL AND ARRAY[g.person_id, g.network_id] && $3::uuid[]), '[]') AS agreements,
         (SELECT json_build_object('skills', coalesce(max(a.skills), '{}'), 'departments', coalesce(max(a.departments), '{}'), 'travelKm', max(a.travel_km),
             'trainings', coalesce((SELECT json_agg(json_build_object('id', t.id, 'trainedOn', t.trained_on, 'trainedBy', coalesce(w.given_name || ' ' || w.family_name, t.trained_by)) ORDER BY t.trained_on DESC)
               FROM ally_training t LEFT JOIN person w ON w.id = t.trainer_id WHERE t.person_id = $1 AND ARRAY[t.person_id, t.network_id] && $5::uuid[]), '[]'))
           FROM ally_profile a WHERE a.person_id = $1 AND ARRAY[a.person_id, a.network_id] && $4::uuid[]
           HAVING count(*) > 0 OR EXISTS (SELECT 1 FROM ally_training t WHERE t.person_id = $1 AND ARRAY[t.person_id, t.network_id] && $5::uuid[])) AS ally`,
      [id, work.today, work.ids('call_agreement', 'read'), work.ids('ally_profile', 'read'), work.ids('ally_training', 'read')],
    );
    return row ?? { roles: [], agreements: [], ally: null };
  }

  /** Companions who agreed to be called by those they walk with; the database says who, and gives the number alone. */
  callable(work: Work, search: string): Promise<CallablePerson[]> {
    return work.rows<CallablePerson>(
      `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.role_title AS "roleTitle",
         CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation, c.telephone, c.subjects
       FROM access.callable_people() c JOIN person p ON p.id = c.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
       WHERE $1 = '' OR EXISTS (SELECT 1 FROM unnest(c.subjects) s WHERE unaccent(s) ILIKE $1) OR unaccent(p.given_name || ' ' || p.family_name) ILIKE $1
       ORDER BY p.family_name, p.given_name LIMIT 200`,
      [search],
    );
  }

  /** The number that one companion agreed to give, if they did. */
  async numberOf(work: Work, id: string): Promise<{ telephone: string; subjects: string[] } | null> {
    if (work.ids('peer_number', 'read').length === 0) return null;
    return (await work.row<{ telephone: string; subjects: string[] }>('SELECT telephone, subjects FROM access.callable_people() WHERE person_id = $1', [id])) ?? null;
  }
}
