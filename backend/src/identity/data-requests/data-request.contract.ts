import { z } from 'zod';

export const DataRequestKind = z.enum(['erasure', 'correction']).meta({ id: 'DataRequestKind' });
export type DataRequestKind = z.infer<typeof DataRequestKind>;
export const DataRequestOutcome = z.enum(['done', 'refused']).meta({ id: 'DataRequestOutcome' });
export type DataRequestOutcome = z.infer<typeof DataRequestOutcome>;

/** To be erased, with or without a word; or something to correct that one cannot correct oneself. */
export const DataRequestInput = z
  .strictObject({ kind: DataRequestKind, words: z.string().trim().max(2000).nullable().default(null) })
  .refine(({ kind, words }) => kind === 'erasure' || (words ?? '').length >= 3, { path: ['words'], message: 'Dites ce qui est à corriger.' })
  .meta({ id: 'DataRequestInput' });
export type DataRequestInput = z.infer<typeof DataRequestInput>;

export const DataRequestAnswer = z
  .strictObject({ outcome: DataRequestOutcome, answer: z.string().trim().max(2000).nullable().default(null) })
  .refine(({ outcome, answer }) => outcome === 'done' || (answer ?? '').length >= 3, { path: ['answer'], message: 'Dites pourquoi : la personne le lira.' })
  .meta({ id: 'DataRequestAnswer' });
export type DataRequestAnswer = z.infer<typeof DataRequestAnswer>;

/** A table of the person's, how many rows, and what erasing makes of them. */
export const ErasureEffect = z.object({ title: z.string(), count: z.number().int(), effect: z.enum(['deleted', 'scrubbed', 'unsigned']) }).meta({ id: 'ErasureEffect' });

export const DataRequestLine = z
  .object({
    id: z.uuid(),
    kind: DataRequestKind,
    person: z.object({ id: z.uuid(), name: z.string() }),
    words: z.string().nullable(),
    askedAt: z.string(),
    outcome: DataRequestOutcome.nullable(),
    answer: z.string().nullable(),
    answeredAt: z.string().nullable(),
    answeredBy: z.string().nullable(),
    withdrawnAt: z.string().nullable().describe('When whoever asked took it back; nobody answers it any more.'),
  })
  .meta({ id: 'DataRequestLine' });
export type DataRequestLine = z.infer<typeof DataRequestLine>;

export const DataRequestPage = z.object({ items: z.array(DataRequestLine), next: z.string().nullable() }).meta({ id: 'DataRequestPage' });
/** The last change of the person's address in the thirty days before they asked: whoever moved it may be the one who asks. */
export const AddressMoved = z
  .object({ at: z.string(), former: z.string().nullable(), by: z.string().nullable().describe('Null: the person, or whoever held a link of theirs.'), byReader: z.boolean() })
  .meta({ id: 'AddressMoved' });
export type AddressMoved = z.infer<typeof AddressMoved>;

export const DataRequestView = DataRequestLine.extend({ effects: z.array(ErasureEffect), addressMoved: AddressMoved.nullable(), mayAnswer: z.boolean() }).meta({ id: 'DataRequestView' });

export const DataRequestsAsked = z.strictObject({ state: z.enum(['open', 'answered', 'withdrawn', 'all']).default('open'), after: z.string().max(200).optional() });
export type DataRequestsAsked = z.infer<typeof DataRequestsAsked>;
