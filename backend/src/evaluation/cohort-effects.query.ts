import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import type { CohortEffectsAsked, CohortEffectsView } from './evaluation.contract';

/** The effects and limits of a cohort, and the voices that are missing among the territories that engaged. */
@Injectable()
export class CohortEffectsQuery {
  async read(work: Work, cohortId: string, asked: CohortEffectsAsked = {}): Promise<CohortEffectsView> {
    const items = await work.rows<CohortEffectsView['items'][number]>(
      `SELECT e.id, 'effect' AS kind, e.participation_id AS "participationId", t.name AS "territoryName", e.statement, e.labels, e.expected, e.evidence,
         e.told_on AS "toldOn", e.entered_for_id IS NOT NULL AND e.confirmed_at IS NULL AS "toConfirm", e.created_at
       FROM effect e JOIN participation pa ON pa.id = e.participation_id JOIN territory t ON t.id = pa.territory_id WHERE e.cohort_id = $1
       UNION ALL
       SELECT e.id, 'limit', e.participation_id, t.name, e.statement, '{}', NULL, NULL, e.told_on, e.entered_for_id IS NOT NULL AND e.confirmed_at IS NULL, e.created_at
       FROM limitation e JOIN participation pa ON pa.id = e.participation_id JOIN territory t ON t.id = pa.territory_id
       WHERE e.cohort_id = $1 AND ARRAY[e.cohort_id] && $2::uuid[]
       ORDER BY 4, 2, created_at, 1`,
      [cohortId, work.ids('limitation', 'read')],
    );
    const missing = await work.rows<{ participationId: string; territoryName: string; ally: boolean; territory: boolean }>(
      `SELECT pa.id AS "participationId", t.name AS "territoryName",
         NOT EXISTS (SELECT 1 FROM viewpoint v WHERE v.participation_id = pa.id AND v.side = 'ally') AS ally,
         NOT EXISTS (SELECT 1 FROM viewpoint v WHERE v.participation_id = pa.id AND v.side = 'territory') AS territory
       FROM participation pa JOIN territory t ON t.id = pa.territory_id
       WHERE pa.cohort_id = $1 AND pa.accompanied_as = 'territory' AND EXISTS (SELECT 1 FROM participation_stage s WHERE s.participation_id = pa.id AND s.stage = 'engaged') ORDER BY t.name`,
      [cohortId],
    );
    const effects = items.filter(({ kind }) => kind === 'effect');
    const counts = new Map<string, number>();
    for (const label of effects.flatMap((effect) => effect.labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
    return {
      items: items.filter(({ kind, labels }) => (!asked.kind || asked.kind === kind) && (!asked.label || labels.includes(asked.label))),
      effects: effects.length,
      limits: items.length - effects.length,
      labels: [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'fr')),
      withoutAllyViewpoint: missing.filter(({ ally }) => ally),
      withoutTerritoryViewpoint: missing.filter(({ territory }) => territory),
    };
  }
}
