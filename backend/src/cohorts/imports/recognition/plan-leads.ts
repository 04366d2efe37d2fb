import type { LeadOrigin, StageName } from '../../participations/participation.contract';
import type { Ground, Place, Resolution } from './ground';
import { type Candidate, emptyPlan, type Plan, type PlannedRow, type PlanOptions } from './plan';
import { named, plainRow, refuseTerritory } from './plan-rows';

/** A list of territories to recruit: each enters the cohort once, every stage reached is kept with its date. */
export function planLeads(candidates: readonly Candidate[], ground: Ground, territories: ReadonlyMap<string, Resolution>, options: PlanOptions): Plan {
  const plan = emptyPlan();
  const reached = new Map(ground.stages.map(({ participationId, stage, reachedOn }) => [`${participationId} ${stage} ${reachedOn}`, 0]));
  for (const candidate of candidates) plan.rows.push(leadRow(candidate, { plan, reached, territories, options, today: ground.today }));
  return plan;
}

interface Recruiting {
  plan: Plan;
  reached: Map<string, number>;
  territories: ReadonlyMap<string, Resolution>;
  options: PlanOptions;
  today: string;
}

function leadRow(candidate: Candidate, { plan, reached, territories, options, today }: Recruiting): PlannedRow {
  const row = plainRow(candidate);
  if (row.outcome === 'skip' || row.outcome === 'aside') return row;
  const found = row.values.territory ? territories.get(row.values.territory) : undefined;
  if (found && !('place' in found)) refuseTerritory(row, found.candidates);
  const reachedOn = row.values.reachedOn ?? options.startsOn;
  if (reachedOn > today) row.faults.push({ field: 'reachedOn', detail: 'Une étape s’écrit une fois atteinte : ce qui est prévu se note dans la prochaine étape.' });
  if (row.faults.length || !found || !('place' in found)) return { ...row, outcome: 'fault' };
  return named(reach(row, found.place, reachedOn, { plan, reached, options }), found);
}

function reach(row: PlannedRow, place: Place, reachedOn: string, { plan, reached, options }: Pick<Recruiting, 'plan' | 'reached' | 'options'>): PlannedRow {
  const stage = (row.values.stage ?? options.stage) as StageName;
  const key = `${place.participationId ?? place.key} ${stage} ${reachedOn}`;
  const before = reached.get(key);
  if (before) return { ...row, outcome: 'repeat', sameLine: before, note: `Même étape que la ligne ${before}.` };
  const entering = !place.participationId && !plan.places.some((one) => one.key === place.key);
  const leadOrigin = (row.values.leadOrigin ?? null) as LeadOrigin | null;
  const completes = place.participationId && leadOrigin && !place.leadOrigin && !plan.origins.some(({ participationId }) => participationId === place.participationId);
  if (completes && place.participationId) plan.origins.push({ participationId: place.participationId, leadOrigin });
  if (before === 0 && !completes) return { ...row, outcome: 'nothing', note: 'Cette étape est déjà notée.' };
  if (entering) plan.places.push(place);
  if (before === undefined) plan.stages.push({ place, stage, reachedOn, nextStep: row.values.nextStep ?? null, leadOrigin });
  reached.set(key, row.line);
  return { ...row, key: place.key, outcome: entering ? 'create' : 'recognise', completes: completes ? ['leadOrigin'] : [], note: entering ? null : 'Déjà dans le parcours.' };
}
