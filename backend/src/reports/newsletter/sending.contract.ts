import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';

/** To whom a number goes: whole groups of the cohort, and names added or taken out by hand. */
export const NewsletterAudience = z
  .strictObject({
    categories: z.array(ActorCategory).max(5),
    allies: z.boolean(),
    staff: z.boolean(),
    /** Who funds, evaluates or tells: they hold a role of the cohort without walking in it. */
    partners: z.boolean(),
    added: z.array(z.uuid()).max(500).default([]),
    removed: z.array(z.uuid()).max(500).default([]),
  })
  .meta({ id: 'NewsletterAudience' });
export type NewsletterAudience = z.infer<typeof NewsletterAudience>;

const Reader = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Why this person: « élu·e, Canohès », « allié·e », « ajouté à la main ». */
  why: z.string(),
  hasEmail: z.boolean(),
  /** Unsubscribed from newsletters: listed, not written to. */
  refuses: z.boolean(),
});
export type Reader = z.infer<typeof Reader>;

export const AudiencePreview = z.object({ readers: z.array(Reader), count: z.number().int() }).meta({ id: 'NewsletterAudiencePreview' });
export type AudiencePreview = z.infer<typeof AudiencePreview>;

export const SendingInput = z.strictObject({ audience: NewsletterAudience, public: z.boolean() }).meta({ id: 'NewsletterSendingInput' });
export type SendingInput = z.infer<typeof SendingInput>;
