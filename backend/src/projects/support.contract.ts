import { z } from 'zod';

const day = z.iso.date('Indiquez une date.');

export const SupportAssignmentInput = z
  .strictObject({ organisationId: z.uuid(), personId: z.uuid().nullable(), startsOn: day, endsOn: day.nullable() })
  .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, { path: ['endsOn'], message: 'La fin vient après le début.' })
  .meta({ id: 'SupportAssignmentInput' });
export type SupportAssignmentInput = z.infer<typeof SupportAssignmentInput>;

/** Time is counted to the quarter of a day, and says what was done: it becomes the annex of an invoice. */
export const SupportDayInput = z
  .strictObject({
    organisationId: z.uuid(),
    personId: z.uuid().nullable(),
    onDate: day,
    days: z.number().min(0.25, 'Un quart de journée au moins.').max(3, 'Trois jours au plus par ligne.').multipleOf(0.25, 'Comptez par quarts de journée.'),
    whatWasDone: z.string().trim().min(3, 'Dites en quelques mots ce qui a été fait.').max(1000),
  })
  .meta({ id: 'SupportDayInput' });
export type SupportDayInput = z.infer<typeof SupportDayInput>;

export const SupportAssignmentView = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    personId: z.uuid().nullable(),
    personName: z.string().nullable(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    days: z.number(),
  })
  .meta({ id: 'SupportAssignmentView' });

export const SupportDayView = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    personName: z.string().nullable(),
    personId: z.uuid().nullable(),
    onDate: z.iso.date(),
    days: z.number(),
    whatWasDone: z.string(),
  })
  .meta({ id: 'SupportDayView' });

/** Days used against the participation's budget, which its allies share. Over the budget is shown, never refused. */
export const SupportView = z
  .object({ budget: z.number(), used: z.number(), remaining: z.number(), allies: z.array(SupportAssignmentView), days: z.array(SupportDayView) })
  .meta({ id: 'SupportView' });
