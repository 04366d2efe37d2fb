import { z } from 'zod';

export const StatementState = z.enum(['asked', 'confirmed', 'partly', 'refused']).meta({ id: 'StatementState' });
export type StatementState = z.infer<typeof StatementState>;

/** Where what was written in somebody's name stands; null where nothing was, or where the reader may not know. */
export const BehalfView = z
  .object({
    id: z.uuid(),
    state: StatementState,
    enteredBy: z.string().nullable(),
    enteredFor: z.string().nullable(),
    askedAt: z.string().nullable(),
    answeredAt: z.string().nullable(),
    word: z.string().nullable(),
  })
  .meta({ id: 'BehalfView' });
export type BehalfView = z.infer<typeof BehalfView>;

const told = {
  id: z.uuid(),
  recordTable: z.string(),
  heading: z.string(),
  shown: z.string(),
  state: StatementState,
  enteredBy: z.string().nullable(),
  enteredAt: z.string(),
  correction: z.string().nullable(),
  word: z.string().nullable(),
  answeredAt: z.string().nullable(),
};

/** One statement as the person in whose name it stands sees it. `choices`: where a correction is one of a few answers. */
export const OwnStatementView = z
  .object({ ...told, territoryName: z.string(), publishes: z.boolean(), choices: z.array(z.object({ value: z.string(), label: z.string(), why: z.boolean().optional() })), mostLetters: z.number().int() })
  .meta({ id: 'OwnStatementView' });
export const OwnStatementList = z.object({ items: z.array(OwnStatementView) }).meta({ id: 'OwnStatementList' });
export type OwnStatementList = z.infer<typeof OwnStatementList>;

/** One statement as staff and the territory see it. */
export const StatementView = z
  .object({ ...told, recordId: z.uuid(), personId: z.uuid(), person: z.string(), letterId: z.uuid().nullable(), askedAt: z.string().nullable(), linkLive: z.boolean() })
  .meta({ id: 'StatementView' });
export type StatementView = z.infer<typeof StatementView>;
export const StatementList = z
  .object({ items: z.array(StatementView), may: z.object({ ask: z.boolean(), revoke: z.boolean() }) })
  .meta({ id: 'StatementList' });
export type StatementList = z.infer<typeof StatementList>;

/** « Je m’y retrouve », « En partie » with the text as it should be, « Non » with a word or none. */
export const StatementAnswerInput = z
  .strictObject({
    answer: z.enum(['confirmed', 'partly', 'refused']),
    correction: z.string().trim().max(20_000).nullable().default(null),
    word: z.string().trim().max(600, 'Un mot suffit : six cents signes au plus.').nullable().default(null),
  })
  .refine(({ answer, correction }) => (answer === 'partly') === (correction !== null && correction !== ''), {
    path: ['correction'],
    error: 'Écrivez le texte tel qu’il devrait être.',
  })
  .meta({ id: 'StatementAnswerInput' });
export type StatementAnswerInput = z.infer<typeof StatementAnswerInput>;

/** Everything that awaits one person, in one letter. `evenSo`: although it goes beyond what a village's mayor is asked. */
export const StatementLetterInput = z.strictObject({ personId: z.uuid(), evenSo: z.boolean().default(false) }).meta({ id: 'StatementLetterInput' });
export type StatementLetterInput = z.infer<typeof StatementLetterInput>;
export const StatementLetterView = z.object({ letterId: z.uuid(), statements: z.number().int() }).meta({ id: 'StatementLetterView' });

/** A place in the team that was noted for somebody: theirs to confirm. */
export const StatementInput = z.strictObject({ recordTable: z.enum(['delegate']), recordId: z.uuid() }).meta({ id: 'StatementInput' });
export type StatementInput = z.infer<typeof StatementInput>;
