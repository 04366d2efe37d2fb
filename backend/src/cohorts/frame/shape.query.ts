import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { Indicator } from '../targets/target.contract';
import type { ShapeView } from './frame.contract';

/** $1 the cohort whose shape is taken, $2 the day on which the new one starts: every date moves by as many days. */
const shapeStatement = `
  SELECT json_build_object('id', c.id, 'name', c.name, 'region', c.region, 'startsOn', c.starts_on + moved.days, 'endsOn', c.ends_on + moved.days,
      'supportDaysDefault', c.support_days_default) AS cohort,
    coalesce((SELECT json_agg(json_build_object('id', f.id, 'phase', f.phase, 'startsOn', f.starts_on + moved.days, 'endsOn', f.ends_on + moved.days) ORDER BY f.starts_on, f.phase)
      FROM cohort_phase f WHERE f.cohort_id = c.id), '[]') AS phases,
    coalesce((SELECT json_agg(json_build_object('id', cp.id, 'organisation', o.name, 'role', cp.role, 'startsOn', cp.starts_on + moved.days, 'endsOn', cp.ends_on + moved.days) ORDER BY o.name)
      FROM cohort_partner cp JOIN organisation o ON o.id = cp.organisation_id WHERE cp.cohort_id = c.id), '[]') AS partners,
    coalesce((SELECT json_agg(json_build_object('id', t.id, 'indicator', t.indicator, 'label', t.label, 'target', t.target, 'dueOn', t.due_on + moved.days) ORDER BY array_position('{${Indicator.options.join(',')}}'::text[], t.indicator), t.id)
      FROM programme_target t WHERE t.cohort_id = c.id), '[]') AS targets
  FROM cohort c CROSS JOIN LATERAL (SELECT coalesce($2::date, c.starts_on) - c.starts_on AS days) moved
  WHERE c.id = $1`;

/** What a new cohort may take from another: read before, and read again when it is taken. */
@Injectable()
export class ShapeQuery {
  async read(work: Work, cohortId: string, startsOn: string | null): Promise<ShapeView> {
    const shape = await work.row<ShapeView>(shapeStatement, [cohortId, startsOn]);
    if (!shape) throw notFound();
    return shape;
  }
}
