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

/** How many territories ever reached each stage. */
export const FunnelCounts = z.object({ approached: z.number().int(), interested: z.number().int(), met: z.number().int(), engaged: z.number().int() }).meta({ id: 'FunnelCounts' });

/**
 * SQL: the counts of a cohort's recruiting on a day, institutions left out, as JSON. `cohort` and `day` are SQL expressions.
 * Counted by the database above row security, which hides who was approached in vain from those who read how many they were.
 */
export const funnelCounts = (cohort: string, day: string) => `access.ever_reached(${cohort}, ${day}, '${JSON.stringify(provenBy)}')`;
