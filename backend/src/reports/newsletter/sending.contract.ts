import { z } from 'zod';
import { Audience } from '../../gatherings/inviting/audience.contract';

const Reader = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Why this person: « élu·e, Canohès », « allié·e », « ajouté·e à la main ». */
  why: z.string(),
  participationId: z.uuid().nullable(),
  territoryName: z.string().nullable(),
  hasEmail: z.boolean(),
  /** Unsubscribed from newsletters, or nothing arrives there: listed, not written to. */
  refuses: z.boolean(),
});
export type Reader = z.infer<typeof Reader>;

export const AudiencePreview = z.object({ readers: z.array(Reader), count: z.number().int() }).meta({ id: 'NewsletterAudiencePreview' });
export type AudiencePreview = z.infer<typeof AudiencePreview>;

export const SendingInput = z.strictObject({ audience: Audience, public: z.boolean() }).meta({ id: 'NewsletterSendingInput' });
export type SendingInput = z.infer<typeof SendingInput>;
