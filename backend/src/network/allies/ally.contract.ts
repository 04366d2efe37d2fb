import { z } from 'zod';

const word = z.string().trim().min(2).max(60);

/** What an ally knows how to do, and where they work: departments by their code, and how far they travel. */
export const AllyProfileInput = z
  .strictObject({
    skills: z.array(word).max(20).default([]),
    departments: z.array(z.string().regex(/^(2[AB]|\d{2,3})$/, 'Un département s’écrit par son numéro : 30, 2A, 974.')).max(30).default([]),
    travelKm: z.number().int().min(0).max(2000).nullable().default(null),
  })
  .meta({ id: 'AllyProfileInput' });
export type AllyProfileInput = z.infer<typeof AllyProfileInput>;

/** Trained to the diagnostic: on a day, by whom (somebody of the directory, or a name). */
export const AllyTrainingInput = z
  .strictObject({
    trainedOn: z.iso.date('Indiquez une date.'),
    trainedBy: z.string().trim().max(160).nullable().default(null),
    trainerId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'AllyTrainingInput' });
export type AllyTrainingInput = z.infer<typeof AllyTrainingInput>;

export const AllyTrainingView = z.object({ id: z.uuid(), trainedOn: z.iso.date(), trainedBy: z.string().nullable() }).meta({ id: 'AllyTrainingView' });

export const AllyView = z
  .object({ skills: z.array(z.string()), departments: z.array(z.string()), travelKm: z.number().nullable(), trainings: z.array(AllyTrainingView) })
  .meta({ id: 'AllyView' });
export type AllyView = z.infer<typeof AllyView>;
