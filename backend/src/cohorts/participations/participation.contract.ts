import { z } from 'zod';

export const StageName = z
  .enum(['approached', 'interested', 'met', 'engaged', 'paused', 'completed', 'did_not_follow_up', 'stopped'])
  .meta({ id: 'StageName' });
export type StageName = z.infer<typeof StageName>;

export const LeadOrigin = z.enum(['open_call', 'region_proposal', 'ally_proposal']).meta({ id: 'LeadOrigin' });
export type LeadOrigin = z.infer<typeof LeadOrigin>;

/** An institution (a Region, most often) is accompanied beside the cohort's territories and counted nowhere among them. */
export const AccompaniedAs = z.enum(['territory', 'institution']).meta({ id: 'AccompaniedAs' });
export type AccompaniedAs = z.infer<typeof AccompaniedAs>;

export const StageInput = z
  .strictObject({
    stage: StageName,
    reachedOn: z.iso.date(),
    nextStep: z.string().trim().max(400).nullable().default(null),
    nextOn: z.iso.date().nullable().default(null),
    nextById: z.uuid().nullable().default(null),
  })
  .meta({ id: 'StageInput' });
/** What is left out has its default. */
export type StageInput = z.input<typeof StageInput>;

export const StageView = z
  .object({ id: z.uuid(), stage: StageName, reachedOn: z.iso.date(), nextStep: z.string().nullable(), nextOn: z.iso.date().nullable(), nextById: z.uuid().nullable() })
  .meta({ id: 'StageView' });

/** A territory enters a cohort by a first stage: approached, most often. */
export const ParticipationInput = z
  .strictObject({
    territoryId: z.uuid(),
    leadOrigin: LeadOrigin.nullable().default(null),
    leadOrganisationId: z.uuid().nullable().default(null),
    leadPersonId: z.uuid().nullable().default(null),
    accompaniedAs: AccompaniedAs.default('territory'),
    stage: StageName.default('approached'),
    reachedOn: z.iso.date(),
    nextStep: z.string().trim().max(400).nullable().default(null),
    nextOn: z.iso.date().nullable().default(null),
    nextById: z.uuid().nullable().default(null),
  })
  .meta({ id: 'ParticipationInput' });
export type ParticipationInput = z.input<typeof ParticipationInput>;

export const ParticipationChange = z
  .strictObject({
    leadOrigin: LeadOrigin.nullable(),
    supportDaysBudget: z.number().min(0).max(60).multipleOf(0.25, 'Comptez au quart de jour près.'),
    executiveTitle: z.string().trim().max(60).nullable(),
  })
  .meta({ id: 'ParticipationChange' });
export type ParticipationChange = z.infer<typeof ParticipationChange>;
