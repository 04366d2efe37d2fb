import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { Cohort } from '../cohort.entity';
import type { CopyInput } from './frame.contract';
import { ShapeQuery } from './shape.query';

/** A new cohort takes what was chosen from another's shape, dates moved; neither its people, nor its territories, nor its gatherings. */
@Injectable()
export class ShapeService {
  constructor(private readonly shapes: ShapeQuery) {}

  async copy(work: Work, fromId: string, { cohort, phaseIds, partnerIds, targetIds, settings }: CopyInput): Promise<{ id: string }> {
    const shape = await this.shapes.read(work, fromId, cohort.startsOn);
    const chosen = <T extends { id: string }>(known: T[], ids: string[], field: string): T[] => {
      const found = known.filter(({ id }) => ids.includes(id));
      if (found.length === new Set(ids).size) return found;
      const detail = 'Une des lignes choisies n’est plus dans le parcours d’origine. Rechargez l’aperçu.';
      throw problem(422, 'shape-changed', detail, { errors: [{ pointer: `/${field}`, detail }] });
    };
    const phases = chosen(shape.phases, phaseIds, 'phaseIds');
    const partners = chosen(shape.partners, partnerIds, 'partnerIds');
    const targets = chosen(shape.targets, targetIds, 'targetIds');

    const { identifiers } = await work.manager.insert(Cohort, { ...cohort, ...(settings ? { supportDaysDefault: shape.cohort.supportDaysDefault } : {}) });
    const id = identifiers[0]?.['id'] as string;
    await work.rows(
      `INSERT INTO cohort_phase (cohort_id, phase, starts_on, ends_on)
       SELECT $1, r.phase, r.starts_on, r.ends_on FROM jsonb_to_recordset($2::jsonb) AS r(phase text, starts_on date, ends_on date)`,
      [id, JSON.stringify(phases.map(({ phase, startsOn, endsOn }) => ({ phase, starts_on: startsOn, ends_on: endsOn })))],
    );
    await work.rows(
      `INSERT INTO cohort_partner (cohort_id, organisation_id, role, starts_on, ends_on)
       SELECT $1, cp.organisation_id, cp.role, r.starts_on, r.ends_on
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, starts_on date, ends_on date) JOIN cohort_partner cp ON cp.id = r.id AND cp.cohort_id = $3`,
      [id, JSON.stringify(partners.map((one) => ({ id: one.id, starts_on: one.startsOn, ends_on: one.endsOn }))), fromId],
    );
    await work.rows(
      `INSERT INTO programme_target (cohort_id, indicator, label, target, due_on)
       SELECT $1, r.indicator, r.label, r.target, r.due_on FROM jsonb_to_recordset($2::jsonb) AS r(indicator text, label text, target numeric, due_on date)`,
      [id, JSON.stringify(targets.map(({ indicator, label, target, dueOn }) => ({ indicator, label, target, due_on: dueOn })))],
    );
    await work.audit('create', 'cohort', id, id);
    return { id };
  }
}
