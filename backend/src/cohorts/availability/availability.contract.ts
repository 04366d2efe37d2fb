import { z } from 'zod';

const day = z.iso.date('Indiquez une date.');
const days = z.number().min(0.25, 'Un quart de journée au moins.').max(200).multipleOf(0.25, 'Comptez par quarts de journée.');

/** So many days in a period, asked of several allies in one act. */
export const AvailabilityRequestInput = z
  .strictObject({
    startsOn: day,
    endsOn: day,
    days,
    personIds: z.array(z.uuid()).min(1, 'Choisissez au moins une personne.').max(100),
    message: z.string().trim().max(1000).nullable().default(null),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], message: 'La fin vient après le début.' })
  .meta({ id: 'AvailabilityRequestInput' });
export type AvailabilityRequestInput = z.infer<typeof AvailabilityRequestInput>;

export const AvailabilityAnswerValue = z.enum(['yes', 'partly', 'no']).meta({ id: 'AvailabilityAnswerValue' });

/** « Oui » is every day that was asked, « Non » none; « En partie » says how many. */
export const AvailabilityAnswerInput = z
  .strictObject({
    answer: AvailabilityAnswerValue,
    days: days.nullable().default(null),
    word: z.string().trim().max(500).nullable().default(null),
  })
  .refine(({ answer, days: some }) => answer !== 'partly' || some !== null, { path: ['days'], message: 'Combien de jours ?' })
  .meta({ id: 'AvailabilityAnswerInput' });
export type AvailabilityAnswerInput = z.infer<typeof AvailabilityAnswerInput>;

/** Whom to ask again: everybody who did not answer, or some of them. */
export const AvailabilityReminderInput = z.strictObject({ personIds: z.array(z.uuid()).max(100).optional() }).meta({ id: 'AvailabilityReminderInput' });
export type AvailabilityReminderInput = z.infer<typeof AvailabilityReminderInput>;

export const AvailabilitySent = z.object({ mailed: z.number().int(), toCall: z.array(z.string()) }).meta({ id: 'AvailabilitySent' });
export type AvailabilitySent = z.infer<typeof AvailabilitySent>;

export const AvailabilityAnswerView = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    organisation: z.string().nullable(),
    answer: AvailabilityAnswerValue.nullable(),
    days: z.number().nullable(),
    word: z.string().nullable(),
    askedOn: z.iso.date(),
    remindedOn: z.iso.date().nullable(),
    answeredOn: z.iso.date().nullable(),
    enteredBy: z.string().nullable(),
  })
  .meta({ id: 'AvailabilityAnswerView' });

const asked = { id: z.uuid(), startsOn: day, endsOn: day, days: z.number(), message: z.string().nullable() };

/** One period, with the answers that the caller may read: all for staff, one's own from a link. */
export const AvailabilityRequestView = z
  .object({ ...asked, cohort: z.object({ id: z.uuid(), name: z.string() }), askedBy: z.string().nullable(), answers: z.array(AvailabilityAnswerView) })
  .meta({ id: 'AvailabilityRequestView' });

export const AvailabilityRequests = z
  .object({ items: z.array(z.object({ ...asked, asked: z.number().int(), answered: z.number().int(), offered: z.number() }).meta({ id: 'AvailabilityRequestLine' })) })
  .meta({ id: 'AvailabilityRequests' });
