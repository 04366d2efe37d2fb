import { z } from 'zod';
import { StageName } from '../participations/participation.contract';

/** The stages that recruiting counts. */
export const FunnelStage = z.enum(['approached', 'interested', 'met', 'engaged']).meta({ id: 'FunnelStage' });
export type FunnelStage = z.infer<typeof FunnelStage>;

const walked = ['engaged', 'paused', 'completed', 'stopped'] as const satisfies readonly StageName[];

/**
 * What proves that a territory ever reached a stage: the stage itself, or one that nobody reaches without it. Whoever was
 * met was not for that a candidate; whoever engaged was approached, was interested and was met.
 */
export const provenBy: Readonly<Record<FunnelStage, readonly StageName[]>> = {
  approached: StageName.options,
  interested: ['interested', ...walked],
  met: ['met', ...walked],
  engaged: walked,
};

/** SQL: whether a row of `participation_stage` proves that a stage was reached. */
export const proves = (alias: string, stage: FunnelStage) => `${alias}.stage = ANY ('{${provenBy[stage].join(',')}}'::text[])`;

/** SQL: whether a row of `participation_stage` is a territory's; an institution accompanied beside them counts nowhere. */
export const ofTerritory = (alias: string) => `EXISTS (SELECT 1 FROM participation pt WHERE pt.id = ${alias}.participation_id AND pt.accompanied_as = 'territory')`;

/** How many territories ever reached each stage. */
export const FunnelCounts = z.object({ approached: z.number().int(), interested: z.number().int(), met: z.number().int(), engaged: z.number().int() }).meta({ id: 'FunnelCounts' });

/** SQL: the counts of a cohort's recruiting on a day, institutions left out, as JSON. `cohort` and `day` are SQL expressions. */
export const funnelCounts = (cohort: string, day: string) => `(SELECT json_build_object(${FunnelStage.options
  .map((stage) => `'${stage}', count(DISTINCT s.participation_id) FILTER (WHERE ${proves('s', stage)})`)
  .join(', ')}) FROM participation_stage s JOIN participation fp ON fp.id = s.participation_id AND fp.accompanied_as = 'territory' WHERE s.cohort_id = ${cohort} AND s.reached_on <= ${day} AND ${ofTerritory('s')})`;
