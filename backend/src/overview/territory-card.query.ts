import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { inside, seatsOf } from '../cohorts/delegation/delegate.contract';
import { territoryFacts } from '../network/territories/territory.contract';
import { foldedPattern } from '../platform/database/search-pattern';
import { networkId } from '../platform/auth/actor';
import type { Work } from '../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../platform/http/cursor';
import { notFound } from '../platform/http/problem';
import type { ParticipationLine, ParticipationSearch, TerritoryCard } from './territory-card.contract';

const person = (alias: string) => `json_build_object('id', ${alias}.id, 'givenName', ${alias}.given_name, 'familyName', ${alias}.family_name)`;
/** Read by staff alone: $4 says whether the caller is. */
const reachable = (contact: string) => `'telephone', CASE WHEN $4 THEN ${contact}.telephone END, 'email', CASE WHEN $4 THEN ${contact}.email END`;

const cardStatement = `
  SELECT p.id, json_build_object('id', c.id, 'name', c.name, 'startsOn', c.starts_on, 'endsOn', c.ends_on) AS cohort, ${territoryFacts('t')} AS territory,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $5::uuid[] THEN p.lead_origin END AS "leadOrigin", p.executive_title AS "executiveTitle", $2::date AS "on",
    CASE WHEN ARRAY[p.cohort_id, p.id] && $3::uuid[] THEN (SELECT ${seatsOf('d')} FROM delegate d WHERE d.participation_id = p.id AND ${inside('d', '$2::date')}) END AS seats,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $3::uuid[] THEN (
      SELECT coalesce(json_agg(json_build_object('id', d.id, 'delegationId', d.delegation_id, 'delegationKind', d.delegation_kind, 'substitute', d.substitute,
        'substituteForId', d.substitute_for_id, 'person', ${person('x')}, 'organisation', o.name, 'category', d.category, 'status', d.status,
        'roleTitle', coalesce(d.role_title, x.role_title), 'headOfExecutive', d.head_of_executive, 'startsOn', d.starts_on, 'endsOn', d.ends_on,
        'enteredToday', (d.created_at AT TIME ZONE n.time_zone)::date = $6::date, ${reachable('k')}) ORDER BY d.head_of_executive DESC, x.family_name, x.given_name), '[]')
      FROM delegate d JOIN person x ON x.id = d.person_id LEFT JOIN organisation o ON o.id = x.organisation_id
        LEFT JOIN person_contact k ON k.person_id = x.id CROSS JOIN network n
      WHERE d.participation_id = p.id AND ${inside('d', '$2::date')}) END AS members,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $5::uuid[] THEN (
      SELECT coalesce(json_agg(json_build_object('id', s.id, 'stage', s.stage, 'reachedOn', s.reached_on,
        'nextStep', CASE WHEN ARRAY[s.cohort_id, s.participation_id] && $12::uuid[] THEN s.next_step END,
        'nextOn', CASE WHEN ARRAY[s.cohort_id, s.participation_id] && $12::uuid[] THEN s.next_on END,
        'nextById', CASE WHEN ARRAY[s.cohort_id, s.participation_id] && $12::uuid[] THEN s.next_by_id END) ORDER BY s.reached_on DESC, s.created_at DESC), '[]')
      FROM participation_stage s WHERE s.participation_id = p.id) END AS stages,
    (SELECT json_build_object('id', g.id, 'state', g.state, 'organisation', o.name, 'firstReadingOn', g.first_reading_on, 'restitutedOn', g.restituted_on,
        'publicRestitutionOn', g.public_restitution_on, 'team', (
          SELECT coalesce(json_agg(json_build_object('person', ${person('x')}, 'hat', h.hat, ${reachable('k')}) ORDER BY h.hat = 'diagnostic_lead' DESC, x.family_name), '[]')
          FROM hat h JOIN person x ON x.id = h.person_id LEFT JOIN person_contact k ON k.person_id = x.id
          WHERE h.diagnostic_id = g.id AND access.worn_on(h, $2::date)
            AND ARRAY[h.id, h.network_id, h.cohort_id, h.participation_id, h.diagnostic_id, h.person_id] && $11::uuid[]))
      FROM diagnostic g LEFT JOIN organisation o ON o.id = g.organisation_id
      WHERE g.participation_id = p.id AND ARRAY[g.id, g.cohort_id, g.participation_id] && $7::uuid[]) AS diagnostic,
    (SELECT json_build_object('id', pp.id, 'title', coalesce(pp.renamed_to, pp.title), 'theme', pp.theme) FROM pilot_project pp
      WHERE pp.participation_id = p.id AND ARRAY[pp.id, pp.cohort_id, pp.participation_id] && $8::uuid[]) AS project,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $9::uuid[] THEN (
      SELECT coalesce(json_agg(json_build_object('organisation', o.name, 'person', CASE WHEN x.id IS NOT NULL THEN ${person('x')} END,
        'startsOn', a.starts_on, 'endsOn', a.ends_on, ${reachable('k')}) ORDER BY a.starts_on, o.name), '[]')
      FROM support_assignment a JOIN organisation o ON o.id = a.organisation_id LEFT JOIN person x ON x.id = a.person_id
        LEFT JOIN person_contact k ON k.person_id = x.id WHERE a.participation_id = p.id) END AS allies,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $10::uuid[] THEN json_build_object('budget', p.support_days_budget,
      'used', (SELECT coalesce(sum(s.days), 0) FROM support_day s WHERE s.participation_id = p.id AND s.on_date <= $2::date)) END AS support,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'nature', g.nature, 'format', g.format, 'number', g.number,
        'heldOn', g.held_on, 'period', g.period) ORDER BY g.held_on), '[]')
      FROM (SELECT * FROM gathering g WHERE g.cohort_id = p.cohort_id AND g.held_on >= $2::date AND g.cancelled_at IS NULL AND ARRAY[g.id, g.cohort_id] && $13::uuid[]
        ORDER BY g.held_on LIMIT 3) g) AS gatherings
  FROM participation p JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id
  WHERE p.id = $1`;

/** One territory in one cohort: who does what there, on a day. */
@Injectable()
export class TerritoryCardQuery {
  async read(work: Work, id: string, on: string): Promise<TerritoryCard> {
    const reads = (object: string) => work.ids(object, 'read');
    const staff = reads('person_contact').includes(networkId);
    const stages = reads('participation_stage');
    const written = work.ids('participation_stage', 'update');
    // The next step is the staff's note: for them, and for the territory itself.
    const nextSteps = [...written, ...stages.filter((scope) => scope === id)];
    const row = await work.row<Omit<TerritoryCard, 'may'>>(cardStatement, [
      id, on, reads('delegate'), staff, stages, work.today, reads('diagnostic'), reads('pilot_project'),
      reads('support_assignment'), reads('support_day'), reads('hat'), nextSteps, reads('gathering'),
    ]);
    if (!row) throw notFound();
    const may = (object: string, act: 'read' | 'create' | 'update' | 'delete') => work.ids(object, act).some((scope) => scope === id || scope === row.cohort.id);
    return {
      ...row,
      may: {
        change: may('participation', 'update'),
        addStage: may('participation_stage', 'create'),
        eraseStage: may('participation_stage', 'delete'),
        changeTeam: may('delegate', 'update'),
        eraseFromTeam: may('delegate', 'delete'),
        readPage: may('territory_draft', 'read') || may('territory_page', 'read'),
      },
    };
  }

  /** The territories that walk in the caller's cohorts, by name. */
  async list(work: Work, { search, cohortId, limit, after }: ParticipationSearch) {
    const [name, id] = readCursor(after, z.tuple([z.string(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<ParticipationLine>(
      `SELECT p.id, t.name, t.kind, t.department_name AS "departmentName", t.population, json_build_object('id', c.id, 'name', c.name) AS cohort
       FROM participation p JOIN access.engaged_participations($1::uuid[]) e ON e.participation_id = p.id
         JOIN territory t ON t.id = p.territory_id JOIN cohort c ON c.id = p.cohort_id
       WHERE p.cohort_id = ANY ($1) AND ($2::uuid IS NULL OR p.cohort_id = $2) AND ($3::text = '' OR unaccent(t.name) ILIKE $3)
         AND ($4::text IS NULL OR (t.name, p.id) > ($4, $5::uuid))
       ORDER BY t.name, p.id LIMIT ${rowsFor(limit)}`,
      [work.ids('participation', 'read'), cohortId ?? null, search && foldedPattern(search), name, id],
    );
    return pageOf(rows, limit, (row) => [row.name, row.id]);
  }
}
