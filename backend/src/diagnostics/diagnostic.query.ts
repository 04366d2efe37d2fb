import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import { Category } from './category';
import type { CategoryProgress, DiagnosticItem, DiagnosticList, DiagnosticRequest, DiagnosticView, TeamMember } from './diagnostic.contract';

type Planned = { category: Category; planned: number }[];
type Row = Omit<DiagnosticItem, 'progress' | 'total'> & { plan: Planned };
type PageRow = Row & { organisationName: string | null; version: number; team: TeamMember[] };
type Numbers = { diagnosticId: string; category: Category; held: number; closed: number };
type Total = { diagnosticId: string; planned: number; held: number };
type Counted = { numbers: readonly Numbers[]; totals: readonly Total[] };

const page = 50;

/** Of a diagnostic, what whoever reads it may read; plan and team only to those who may ($1: plan, $2: hats). */
const columns = `d.id, d.cohort_id AS "cohortId", c.name AS "cohortName", d.participation_id AS "participationId", t.name AS "territoryName", d.state,
  d.first_reading_on AS "firstReadingOn", d.restituted_on AS "restitutedOn", d.public_restitution_on AS "publicRestitutionOn",
  (SELECT coalesce(json_agg(json_build_object('category', s.category, 'planned', s.planned)), '[]') FROM interview_plan s
    WHERE s.diagnostic_id = d.id AND ARRAY[s.cohort_id, s.participation_id, s.diagnostic_id] && $1::uuid[]) AS plan,
  (SELECT p.given_name || ' ' || p.family_name FROM hat h JOIN person p ON p.id = h.person_id
    WHERE h.diagnostic_id = d.id AND h.hat = 'diagnostic_lead' AND access.live_on(h, (SELECT access.today()))
      AND ARRAY[h.network_id, h.cohort_id, h.participation_id, h.diagnostic_id] && $2::uuid[] ORDER BY h.created_at LIMIT 1) AS "leadName"`;
const tables = `FROM diagnostic d JOIN cohort c ON c.id = d.cohort_id JOIN participation pa ON pa.id = d.participation_id JOIN territory t ON t.id = pa.territory_id`;

const list = `SELECT ${columns} ${tables}
  WHERE (d.cohort_id = ANY ($3) OR d.participation_id = ANY ($3) OR d.id = ANY ($3)) AND ($4::uuid IS NULL OR d.cohort_id = $4)
    AND ($5::uuid IS NULL OR d.participation_id = $5)
    AND ($6::uuid IS NULL OR (t.name, d.id) > (SELECT t2.name, d2.id FROM diagnostic d2 JOIN participation p2 ON p2.id = d2.participation_id
      JOIN territory t2 ON t2.id = p2.territory_id WHERE d2.id = $6))
  ORDER BY t.name, d.id LIMIT ${page + 1}`;

const one = `SELECT ${columns}, o.name AS "organisationName", d.version,
    (SELECT coalesce(json_agg(json_build_object('hatId', h.id, 'personId', p.id, 'name', p.given_name || ' ' || p.family_name, 'organisation', po.name,
        'hat', h.hat, 'since', h.starts_on, 'confirmed', h.hat <> 'diagnostic_lead' OR h.confirmed_by_id IS NOT NULL,
        'proposedBy', g.given_name || ' ' || g.family_name, 'proposedByMe', coalesce(h.granted_by_id = $4, false))
        ORDER BY array_position(ARRAY['diagnostic_lead', 'diagnostic_supervisor', 'interviewer'], h.hat), p.family_name, p.given_name), '[]')
      FROM hat h JOIN person p ON p.id = h.person_id LEFT JOIN organisation po ON po.id = p.organisation_id LEFT JOIN person g ON g.id = h.granted_by_id
      WHERE h.diagnostic_id = d.id AND access.worn_on(h, greatest(h.starts_on, $5::date))
        AND ARRAY[h.network_id, h.cohort_id, h.participation_id, h.diagnostic_id] && $2::uuid[]) AS team
  ${tables} LEFT JOIN organisation o ON o.id = d.organisation_id WHERE d.id = $3`;

/** Diagnostics in a list, and one on its page. Numbers come from a function that gives nothing else. */
@Injectable()
export class DiagnosticQuery {
  async list(work: Work, { cohortId, participationId, after }: DiagnosticRequest): Promise<DiagnosticList> {
    const [plan, hats, reach] = [work.ids('interview_plan', 'read'), work.ids('hat', 'read'), work.ids('diagnostic', 'read')];
    const rows = await work.rows<Row>(list, [plan, hats, reach, cohortId ?? null, participationId ?? null, after ?? null]);
    const items = rows.slice(0, page);
    const counted = await this.counted(work, items.map((row) => row.cohortId));
    const next = rows.length > page ? (items.at(-1)?.id ?? null) : null;
    return { items: items.map((row) => this.item(work, row, counted)), next, byKind: work.ids('interview_numbers', 'read').length > 0 };
  }

  async page(work: Work, diagnosticId: string): Promise<DiagnosticView> {
    const row = await work.row<PageRow>(one, [work.ids('interview_plan', 'read'), work.ids('hat', 'read'), diagnosticId, work.personId, work.today]);
    if (!row) throw notFound();
    const { organisationName, version, team } = row;
    const readers = [...new Set(team.filter(({ confirmed }) => confirmed).map(({ name }) => name))];
    return { ...this.item(work, row, await this.counted(work, [row.cohortId])), organisationName, version, team, readers, may: this.may(work, row) };
  }

  private async counted(work: Work, cohortIds: string[]): Promise<Counted> {
    const [cohorts, byKind] = [[...new Set(cohortIds)], work.ids('interview_numbers', 'read').length > 0];
    return {
      numbers: byKind ? await work.rows<Numbers>('SELECT diagnostic_id AS "diagnosticId", category, held, closed FROM access.interview_numbers($1::uuid[])', [cohorts]) : [],
      totals: await work.rows<Total>('SELECT diagnostic_id AS "diagnosticId", planned, held FROM access.interview_totals($1::uuid[])', [cohorts]),
    };
  }

  private item(work: Work, { plan, ...row }: Row, { numbers, totals }: Counted): DiagnosticItem {
    const total = [...work.ids('interview_total', 'read'), ...work.ids('interview_numbers', 'read')];
    const known = overlaps(total, row) ? totals.find(({ diagnosticId }) => diagnosticId === row.id) : undefined;
    const own = numbers.filter(({ diagnosticId }) => diagnosticId === row.id);
    const { id, cohortId, cohortName, participationId, territoryName, firstReadingOn, restitutedOn, publicRestitutionOn, leadName } = row;
    const state = row.state === 'preparation' && known && known.held > 0 ? 'interviews' : row.state;
    const counts = overlaps(work.ids('interview_numbers', 'read'), row);
    return {
      id, cohortId, cohortName, participationId, territoryName, state, firstReadingOn, restitutedOn, publicRestitutionOn, leadName,
      total: known ? { planned: known.planned, held: known.held } : null,
      progress: counts ? progressOf(plan, own) : null,
    };
  }

  private may(work: Work, row: Row): DiagnosticView['may'] {
    const may = (object: string, act: 'read' | 'create' | 'update') => overlaps(work.ids(object, act), row);
    return {
      update: may('diagnostic', 'update'),
      plan: may('interview_plan', 'update'),
      proposeLead: may('lead_hat', 'create'),
      composeTeam: may('diagnostic_hat', 'create'),
      readInterviews: may('interview', 'read'),
      writeInterviews: may('interview', 'create'),
      readFindings: may('finding', 'read'),
      writeFindings: may('finding', 'update'),
    };
  }
}

const overlaps = (ids: readonly string[], { id, cohortId, participationId }: Pick<Row, 'id' | 'cohortId' | 'participationId'>) => [id, cohortId, participationId].some((scope) => ids.includes(scope));

/** The quartet always, the inhabitant when planned or met. */
function progressOf(plan: Planned, numbers: readonly Numbers[]): CategoryProgress[] {
  return Category.options.flatMap((category) => {
    const planned = plan.find((line) => line.category === category)?.planned ?? 0;
    const { held, closed } = numbers.find((line) => line.category === category) ?? { held: 0, closed: 0 };
    return category === 'resident' && planned + held === 0 ? [] : [{ category, planned, held, closed }];
  });
}
