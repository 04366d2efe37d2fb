import { z } from 'zod';
import { WhoInput } from '../delegation/delegate.contract';

export const SeatCategory = z.enum(['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent']).meta({ id: 'SeatCategory' });
export type SeatCategory = z.infer<typeof SeatCategory>;

export const Outcome = z.enum(['waiting', 'accepted', 'declined']).meta({ id: 'SeatOutcome' });
export type Outcome = z.infer<typeof Outcome>;

/** What was done for a seat already. */
export const SeatOfferView = z
  .object({
    id: z.uuid(),
    offeredOn: z.iso.date(),
    askAgainOn: z.iso.date().nullable(),
    outcome: Outcome,
    to: z.string(),
    by: z.string().nullable(),
    /** The state of its e-mail; null when it was said, not written. */
    mail: z.string().nullable(),
    subject: z.string().nullable(),
    body: z.string().nullable(),
  })
  .meta({ id: 'SeatOfferView' });

/** An organisation to turn to, with its people. Addresses stay in the directory. */
export const SeatSuggestion = z
  .object({
    organisationId: z.uuid(),
    name: z.string(),
    people: z.array(z.object({ personId: z.uuid(), name: z.string(), roleTitle: z.string().nullable(), hasEmail: z.boolean() })),
  })
  .meta({ id: 'SeatSuggestion' });

/** A seat of a quartet team where nobody agreed, and the next act for it. */
export const EmptySeat = z
  .object({
    delegationId: z.uuid(),
    delegationName: z.string(),
    category: SeatCategory,
    foreseen: z.array(z.string()),
    /** To whom one turns first, in words. */
    turnTo: z.string(),
    suggestions: z.array(SeatSuggestion),
    letter: z.object({ subject: z.string(), body: z.string() }),
    offers: z.array(SeatOfferView),
    /** Something is under way and it is not yet time to ask again. */
    underWay: z.boolean(),
  })
  .meta({ id: 'EmptySeat' });
export type EmptySeat = z.infer<typeof EmptySeat>;

export const SeatsPlan = z.object({ on: z.iso.date(), territoryName: z.string(), sender: z.string(), seats: z.array(EmptySeat) }).meta({ id: 'SeatsPlan' });
export type SeatsPlan = z.infer<typeof SeatsPlan>;

/** A letter to somebody, or what was said to somebody in words; and the day to think of it again. */
export const SeatOfferInput = z
  .strictObject({
    delegationId: z.uuid(),
    category: SeatCategory,
    who: WhoInput.nullable().default(null),
    recipientWords: z.string().trim().min(2).max(200).nullable().default(null),
    letter: z.strictObject({ subject: z.string().trim().min(3).max(200), body: z.string().trim().min(10, 'Écrivez quelques mots.').max(6000) }).nullable().default(null),
    askAgainOn: z.iso.date().nullable().default(null),
    /** Whoever is written to is thought of for the seat itself. */
    foreseen: z.boolean().default(false),
  })
  .refine(({ who, recipientWords }) => Boolean(who) !== Boolean(recipientWords), { path: ['who'], message: 'Choisissez une personne, ou dites à qui vous avez parlé.' })
  .refine(({ who, letter }) => !letter || who, { path: ['who'], message: 'À qui écrire ?' })
  .meta({ id: 'SeatOfferInput' });
export type SeatOfferInput = z.infer<typeof SeatOfferInput>;

export const SeatOfferChange = z.strictObject({ askAgainOn: z.iso.date().nullable(), outcome: Outcome }).meta({ id: 'SeatOfferChange' });
