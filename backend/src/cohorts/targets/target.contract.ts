import { z } from 'zod';

/** What is aimed at. All but « other » are counted by the application, at a cohort's or at the programme's level. */
export const Indicator = z
  .enum(['regions', 'territories_approached', 'territories_met', 'territories_engaged', 'interviews', 'diagnostics_restituted', 'gatherings', 'people_present', 'support_days', 'effects', 'other'])
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

export const TargetInput = z
  .strictObject({
    indicator: Indicator,
    label: z.string().trim().min(2).max(120).nullable().default(null),
    target: z.number().min(0).max(9_999_999).multipleOf(0.25, 'Comptez au quart près.'),
    dueOn: z.iso.date().nullable().default(null),
    explanation: z.string().trim().max(4000).default(''),
  })
  .refine(({ indicator, label }) => indicator !== 'other' || label, { path: ['label'], message: 'Dites ce qui est compté.' })
  .meta({ id: 'TargetInput' });
export type TargetInput = z.infer<typeof TargetInput>;

/** A figure typed for a day replaces the one that was typed for it before. */
export const ReadingInput = z
  .strictObject({
    onDate: z.iso.date(),
    value: z.number().min(0).max(9_999_999).multipleOf(0.25, 'Comptez au quart près.'),
    source: z.string().trim().min(2, 'Dites d’où vient ce chiffre.').max(200),
  })
  .meta({ id: 'ReadingInput' });
export type ReadingInput = z.infer<typeof ReadingInput>;
