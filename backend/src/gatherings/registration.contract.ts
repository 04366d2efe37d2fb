import { z } from 'zod';
import { ActorCategory } from '../cohorts/delegation/delegate.contract';
import { oneLine, personName } from './one-line.contract';

export const InvitationAnswer = z.enum(['yes', 'no', 'replaced']).meta({ id: 'InvitationAnswer' });
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** How somebody takes part in a hybrid gathering; unsaid, they are counted in the room. */
export const Attends = z.enum(['in_room', 'remote']).meta({ id: 'Attends' });
export type Attends = z.infer<typeof Attends>;

/** One of three answers; who comes instead may be said at once, later, or never. */
export const InvitationAnswerInput = z
  .strictObject({
    answer: InvitationAnswer,
    attends: Attends.nullable().default(null),
    replacementName: personName(2, 160).nullable().default(null),
    replacementRole: oneLine(0, 160).nullable().default(null),
    /** Of whoever comes instead, so that they are written to themselves. */
    replacementEmail: z.email().max(254).nullable().default(null),
    /** Answered for somebody: whether they are written to at once, or with what else awaits them. */
    letter: z.enum(['now', 'later']).default('later'),
  })
  .refine(({ answer, replacementName, replacementRole }) => answer === 'replaced' || (replacementName === null && replacementRole === null), {
    path: ['replacementName'],
    error: 'Un nom ne va qu’avec la réponse « On me remplace ».',
  })
  .refine(({ replacementName, replacementEmail }) => replacementEmail === null || replacementName !== null, {
    path: ['replacementName'],
    error: 'Dites aussi le nom de la personne à qui nous écrirons.',
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
    attends: Attends.nullable(),
    /** Their place in the waiting list, from 1; empty for who has a seat. */
    waitingRank: z.int().nullable(),
    seatGivenAt: z.string().nullable(),
    /** On whose seat a replacement sits. */
    replacesId: z.uuid().nullable(),
    ticks: z.array(z.uuid()),
  })
  .meta({ id: 'RegistrationView' });
export type RegistrationView = z.infer<typeof RegistrationView>;
