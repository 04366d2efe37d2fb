import { z } from 'zod';
import { LetterView, NoLetter, ToCall } from '../inviting/invitation.contract';

/** Whom a letter after a gathering goes to. */
export const AfterwardsPublic = z.enum(['came', 'missed', 'everyone']).meta({ id: 'AfterwardsPublic' });

/** `supports`: the slides are there (to those who missed it, the essential in five minutes); `feedback`: three questions. */
export const AfterwardsLetter = z.enum(['supports', 'feedback']).meta({ id: 'AfterwardsLetter' });
export const AfterwardsAsked = z.strictObject({ letter: AfterwardsLetter, to: AfterwardsPublic.default('everyone') });
export type AfterwardsAsked = z.infer<typeof AfterwardsAsked>;

export const AfterwardsInput = z
  .strictObject({ letter: AfterwardsLetter, to: AfterwardsPublic, message: z.string().trim().max(2000).nullable().default(null) })
  .meta({ id: 'AfterwardsInput' });
export type AfterwardsInput = z.infer<typeof AfterwardsInput>;

/** Who would get it, who had it already, to whom no e-mail leaves and `why`, and the mayors of villages who were asked enough (`spared`); and the letters as they will leave. */
export const AfterwardsPreview = z
  .object({
    people: z.array(z.object({ personId: z.uuid(), name: z.string(), territoryName: z.string().nullable(), came: z.boolean(), hasEmail: z.boolean(), telephone: z.string().nullable(), why: NoLetter.nullable(), sentAt: z.iso.datetime({ offset: true }).nullable(), spared: z.boolean() })),
    noted: z.boolean(),
    letters: z.array(LetterView.extend({ of: z.enum(['came', 'missed']) })),
  })
  .meta({ id: 'AfterwardsPreview' });
export type AfterwardsPreview = z.infer<typeof AfterwardsPreview>;

export const AfterwardsSent = z.object({ mailed: z.int(), toCall: z.array(ToCall) }).meta({ id: 'AfterwardsSent' });
export type AfterwardsSent = z.infer<typeof AfterwardsSent>;
