import { z } from 'zod';
import { ActorCategory } from '../cohorts/delegation/delegate.contract';

export const InvitationAnswer = z.enum(['yes', 'no', 'replaced']).meta({ id: 'InvitationAnswer' });
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** One of three answers; who comes instead may be said at once, later, or never. */
export const InvitationAnswerInput = z
  .strictObject({
    answer: InvitationAnswer,
    replacementName: z.string().trim().min(2).max(160).nullable().default(null),
    replacementRole: z.string().trim().max(160).nullable().default(null),
    /** Answered for somebody: whether they are written to at once, or with what else awaits them. */
    letter: z.enum(['now', 'later']).default('later'),
  })
  .refine(({ answer, replacementName, replacementRole }) => answer === 'replaced' || (replacementName === null && replacementRole === null), {
    path: ['replacementName'],
    error: 'Un nom ne va qu’avec la réponse « On me remplace ».',
  })
  .meta({ id: 'InvitationAnswerInput' });
export type InvitationAnswerInput = z.infer<typeof InvitationAnswerInput>;

/** Somebody who came without being invited. A member of a territory's team brings their own category and territory. */
export const ArrivalInput = z
  .strictObject({
    personId: z.uuid(),
    category: ActorCategory.nullable().default(null),
    participationId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'ArrivalInput' });
export type ArrivalInput = z.infer<typeof ArrivalInput>;

/** One line of the list. What the reader may not know (ticks, telephone, reminder) is empty. */
export const RegistrationView = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    roleTitle: z.string().nullable(),
    telephone: z.string().nullable(),
    category: ActorCategory.nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
    invitedAt: z.string().nullable(),
    remindedAt: z.string().nullable(),
    answer: InvitationAnswer.nullable(),
    answeredAt: z.string().nullable(),
    answeredBy: z.string().nullable(),
    replacementName: z.string().nullable(),
    replacementRole: z.string().nullable(),
    ticks: z.array(z.uuid()),
  })
  .meta({ id: 'RegistrationView' });
export type RegistrationView = z.infer<typeof RegistrationView>;
