import { z } from 'zod';
import { pageParams } from '../platform/http/cursor';

export const PhaseName = z.enum(['common_core', 'diagnostic', 'peer_exchange', 'pilot_project', 'storytelling', 'evaluation']).meta({ id: 'PhaseName' });
export type PhaseName = z.infer<typeof PhaseName>;

export const PartnerRole = z.enum(['pivot_ally', 'embedded_evaluator', 'embedded_media', 'narrative_facilitator', 'funder']).meta({ id: 'PartnerRole' });
export type PartnerRole = z.infer<typeof PartnerRole>;

export const CohortInput = z
  .strictObject({
    name: z.string().trim().min(2, 'Donnez un nom au parcours.').max(120),
    years: z.string().trim().max(20).default(''),
    region: z.string().trim().max(80).default(''),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable().default(null),
    /** The days of support that each territory is given when it comes in; unchanged when it is not said. */
    supportDaysDefault: z.number().min(0).max(60).multipleOf(0.25, 'Comptez au quart de jour près.').optional(),
  })
  .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, { path: ['endsOn'], message: 'La fin vient après le début.' })
  .meta({ id: 'CohortInput' });
export type CohortInput = z.infer<typeof CohortInput>;

/** `territories` counts those that engaged. */
export const CohortLine = z
  .object({
    id: z.uuid(),
    name: z.string(),
    years: z.string(),
    region: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    territories: z.number().int(),
  })
  .meta({ id: 'CohortLine' });
export type CohortLine = z.infer<typeof CohortLine>;

export const CohortPage = z.object({ items: z.array(CohortLine), next: z.string().nullable() }).meta({ id: 'CohortPage' });
export const CohortList = z.strictObject(pageParams);
export type CohortList = z.infer<typeof CohortList>;
