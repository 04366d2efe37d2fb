import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';

const participationIds = z.array(z.uuid()).min(1).max(200).optional();

/** One part of an audience, stated as data: it is read again each time, and says who it means that day. */
export const AudienceRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('delegates'),
      categories: z.array(ActorCategory).min(1).max(5).optional(),
      participationIds,
      /** Those who have not agreed to be of the team yet. */
      foreseen: z.boolean().default(false),
      /** Substitutes, and people of a project's group. */
      beside: z.boolean().default(false),
    }),
    z.strictObject({ kind: z.literal('allies'), participationIds }),
    z.strictObject({ kind: z.literal('staff') }),
    z.strictObject({ kind: z.literal('partners') }),
    z.strictObject({ kind: z.literal('everybody') }),
    z.strictObject({ kind: z.literal('working_group'), workingGroupId: z.uuid() }),
    z.strictObject({ kind: z.literal('gathering'), gatheringId: z.uuid(), which: z.enum(['came', 'absent', 'silent']) }),
  ])
  .meta({ id: 'AudienceRule' });
export type AudienceRule = z.infer<typeof AudienceRule>;

/** Rules, and names added or taken out by hand. */
export const Audience = z
  .strictObject({
    rules: z.array(AudienceRule).max(12).default([]),
    added: z.array(z.uuid()).max(500).default([]),
    removed: z.array(z.uuid()).max(500).default([]),
  })
  .meta({ id: 'Audience' });
export type Audience = z.infer<typeof Audience>;

/** Somebody whom an audience means. `reasons`: the rules, by their place; -1 is a name added by hand. */
export const Invitee = z
  .object({
    personId: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    roleTitle: z.string().nullable(),
    category: ActorCategory.nullable(),
    status: z.enum(['foreseen', 'agreed']).nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
    reasons: z.array(z.int()),
    /** The sentence that tells them why. */
    why: z.string(),
    hasEmail: z.boolean(),
    /** Asked for no more invitations by e-mail. */
    unsubscribed: z.boolean(),
    /** Has an address at which nothing arrives. */
    undeliverable: z.boolean(),
    telephone: z.string().nullable(),
    invited: z.boolean(),
    removed: z.boolean(),
    /** Bears the name of somebody else of the list: perhaps the same person, who would get two letters. */
    namesake: z.boolean(),
    /** Beside the team: a substitute, somebody of a project's group. */
    beside: z.boolean(),
    /** How much the mayor of a village was asked already, when one more is too much; such a person is invited by name only. */
    askedEnough: z.number().int().nullable(),
  })
  .meta({ id: 'Invitee' });
export type Invitee = z.infer<typeof Invitee>;

/** Somebody meant, before anybody says to them why. `helps`: the territories that they walk with. */
export type Meant = Omit<Invitee, 'why' | 'askedEnough'> & { helps: string[] };
