import { z } from 'zod';

export const QuestionWay = z.enum(['email', 'telephone', 'in_person']).meta({ id: 'QuestionWay' });
export type QuestionWay = z.infer<typeof QuestionWay>;

const answer = z.string().trim().max(2000).nullable().default(null);

/** One line: who, from where, when, by which way, what, who takes it. `askedById`: somebody of the directory. */
export const QuestionInput = z
  .strictObject({
    askedBy: z.string().trim().min(2, 'Dites qui demande.').max(160),
    askedById: z.uuid().nullable().default(null),
    participationId: z.uuid().nullable().default(null),
    askedOn: z.iso.date(),
    way: QuestionWay,
    words: z.string().trim().min(3, 'Écrivez la question en quelques mots.').max(2000),
    takerId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'QuestionInput' });
export type QuestionInput = z.infer<typeof QuestionInput>;

/** When it was answered, and how; null opens it again. */
export const QuestionAnswer = z.strictObject({ answeredOn: z.iso.date().nullable(), answer }).meta({ id: 'QuestionAnswer' });
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;

const Named = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'NamedPerson' });

export const QuestionLine = z
  .object({
    id: z.uuid(),
    askedBy: z.string(),
    askedById: z.uuid().nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
    askedOn: z.iso.date(),
    way: QuestionWay,
    words: z.string(),
    taker: Named.nullable(),
    dueOn: z.iso.date(),
    late: z.boolean(),
    answeredOn: z.iso.date().nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
  })
  .meta({ id: 'QuestionLine' });
export type QuestionLine = z.infer<typeof QuestionLine>;

export const QuestionPage = z.object({ items: z.array(QuestionLine), next: z.string().nullable() }).meta({ id: 'QuestionPage' });

/** What the form needs: who may take a question, the territories, and who reads the answers to the cohort's e-mails. */
export const QuestionGround = z
  .object({
    cohortName: z.string(),
    takers: z.array(Named),
    territories: z.array(z.object({ participationId: z.uuid(), name: z.string() })),
    contact: Named.nullable(),
    mayChangeContact: z.boolean(),
    late: z.number().int(),
  })
  .meta({ id: 'QuestionGround' });

export const QuestionsAsked = z.strictObject({
  state: z.enum(['open', 'late', 'answered', 'all']).default('open'),
  participation: z.uuid().optional(),
  taker: z.uuid().optional(),
  search: z.string().trim().max(80).default(''),
  after: z.string().max(200).optional(),
});
export type QuestionsAsked = z.infer<typeof QuestionsAsked>;

export const CohortContact = z.strictObject({ personId: z.uuid().nullable() }).meta({ id: 'CohortContact' });
