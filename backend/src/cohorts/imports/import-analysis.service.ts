import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { ImportBatch } from './import-batch.entity';
import { ImportGround } from './import-ground.query';
import type { ImportSummary, RowDecision } from './import.contract';
import type { ImportField } from './recognition/fields';
import type { Ground, Resolution } from './recognition/ground';
import type { Candidate, Plan, PlannedRow } from './recognition/plan';
import { planLeads } from './recognition/plan-leads';
import { PeoplePlanner } from './recognition/plan-people';
import { StructuresPlanner } from './recognition/plan-structures';
import { readRow } from './recognition/row-reading';
import { KnownSkills } from './recognition/skills';

interface StoredRow {
  id: string;
  line: number;
  cells: string[];
  mended: Partial<Record<ImportField, string>>;
  decision: RowDecision | null;
  decidedPersonId: string | null;
  outcome: string;
  reading: object;
  personId: string | null;
}

/** About five milliseconds each to write and as many to take back, in one transaction, for people without a place in a team: what bounds a list is time, not memory. */
const most = 3000;

/** Understands a list against what is known today: what each line says, who it is, what applying would write. */
@Injectable()
export class ImportAnalysis {
  constructor(private readonly grounds: ImportGround) {}

  /** Reads the whole list again, keeps what changed line by line, and answers the plan with its summary. */
  async analyse(work: Work, batch: Pick<ImportBatch, 'id' | 'cohortId' | 'kind' | 'headerEnd' | 'columns' | 'options'>): Promise<{ plan: Plan; summary: ImportSummary; ground: Ground }> {
    const stored = await work.rows<StoredRow>(
      `SELECT id, line, cells, mended, decision, decided_person_id AS "decidedPersonId", outcome, reading, person_id AS "personId"
       FROM import_row WHERE batch_id = $1 ORDER BY line`,
      [batch.id],
    );
    const ground = await this.grounds.load(work, batch.cohortId);
    const skills = new KnownSkills(ground.skills);
    const candidates = stored
      .filter(({ line }) => line > batch.headerEnd)
      .map(({ cells, mended, ...row }): Candidate => ({ ...row, reading: readRow(batch.kind, batch.columns, cells, mended, skills) }));
    const texts = candidates.flatMap(({ reading, decision }) => (reading.values.territory && !reading.aside && decision !== 'skip' ? [reading.values.territory] : []));
    const territories = await this.grounds.territories(work, ground, texts);
    const plan = planned(batch, candidates, ground, territories);
    await keep(work, stored, new Map(plan.rows.map((row) => [row.id, row])), territories);
    return { plan, summary: summaryOf(plan, stored.length), ground };
  }
}

function planned({ kind, options }: Pick<ImportBatch, 'kind' | 'options'>, candidates: readonly Candidate[], ground: Ground, territories: ReadonlyMap<string, Resolution>): Plan {
  if (kind === 'structures') return new StructuresPlanner(ground, options).decide(candidates);
  return kind === 'people' ? new PeoplePlanner(ground, territories, options).decide(candidates) : planLeads(candidates, ground, territories, options);
}

async function keep(work: Work, stored: readonly StoredRow[], planned: ReadonlyMap<string, PlannedRow>, territories: ReadonlyMap<string, Resolution>): Promise<void> {
  const changed = stored.flatMap((row) => {
    const found = planned.get(row.id);
    const next = { id: row.id, outcome: found?.outcome ?? 'heading', reading: found ? readingOf(found, territories) : {}, personId: found?.person?.id ?? null };
    const same = next.outcome === row.outcome && next.personId === row.personId && sorted(next.reading) === sorted(row.reading);
    return same ? [] : [next];
  });
  for (let from = 0; from < changed.length; from += 2000) {
    // The ids were read from this batch; naming it again would let the planner walk the whole batch for each line.
    await work.rows(
      `UPDATE import_row r SET outcome = x.outcome, reading = x.reading, person_id = x."personId", updated_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, outcome text, reading jsonb, "personId" uuid) WHERE r.id = x.id`,
      [JSON.stringify(changed.slice(from, from + 2000))],
    );
  }
}

/** The database keeps the keys of an object in an order of its own. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

/** What is kept of a line. People are kept by id alone: who they are is read where it is theirs. */
function readingOf({ values, faults, guessed, alike, structures, candidates, sameLine, completes, note }: PlannedRow, territories: ReadonlyMap<string, Resolution>): object {
  const resolution = values.territory ? territories.get(values.territory) : undefined;
  return {
    values, faults, guessed, structures, sameLine, completes, note,
    alike: alike.map(({ person, because }) => ({ id: person.id, because })),
    candidates: candidates.map(({ key, name, kind, department }) => ({ choice: key, name, kind, department })),
    place: resolution && 'place' in resolution ? resolution.place.name : null,
  };
}

function summaryOf(plan: Plan, lines: number): ImportSummary {
  const outcomes: Record<string, number> = {};
  for (const { outcome } of plan.rows) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const organisations = [...plan.organisations, ...plan.structures.filter(({ known }) => !known)].map(({ name }) => name);
  const headings = lines - plan.rows.length;
  return {
    outcomes: { ...outcomes, ...(headings && { heading: headings }) },
    people: plan.people.length,
    completed: new Set(plan.completions.map(({ person }) => person.id)).size,
    skilled: plan.people.filter(({ skills }) => skills.length).length + new Set(plan.completions.flatMap(({ person, changes }) => (changes.skills ? [person.id] : []))).size,
    organisations: organisations.slice(0, 100),
    organisationCount: organisations.length,
    structuresCompleted: plan.structures.filter(({ known }) => known).length,
    seats: plan.seats.length,
    foreseenSeats: plan.seats.filter(({ status }) => status === 'foreseen').length,
    teams: new Set(plan.seats.map(({ place }) => place.key)).size,
    territories: entering(plan).slice(0, 100),
    territoryCount: entering(plan).length,
    stages: plan.stages.length,
    tooMany: Math.max(plan.people.length, plan.structures.length, plan.seats.length, plan.stages.length) > most,
  };
}

const entering = (plan: Plan) => plan.places.filter(({ participationId }) => !participationId).map(({ name }) => name);
