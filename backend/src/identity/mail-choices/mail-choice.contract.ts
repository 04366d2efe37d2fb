import { z } from 'zod';
import { mailKinds } from '../../platform/mail/mail-kind';

export const MailKind = z.enum(mailKinds).meta({ id: 'MailKind' });
export type MailKind = z.infer<typeof MailKind>;

/** What the page of unsubscribing says: enough to know one's own address again, and nothing of who one is, since letters are forwarded. */
export const MailChoiceView = z
  .object({
    kind: MailKind,
    label: z.string(),
    stays: z.string().describe('What one goes on receiving after having refused this kind.'),
    networkName: z.string(),
    address: z.string().describe('Masked: « z•••@e•••.org ».'),
    refusedAt: z.iso.datetime({ offset: true }).nullable(),
  })
  .meta({ id: 'MailChoiceView' });

export const MailChoiceInput = z.strictObject({ refused: z.boolean() }).meta({ id: 'MailChoiceInput' });
export type MailChoiceInput = z.infer<typeof MailChoiceInput>;

/** What one person receives or not. `entered`: staff noted it for them, and may take it back. */
export const PersonMailView = z
  .object({
    refusals: z.array(z.object({ kind: MailKind, label: z.string(), since: z.iso.datetime({ offset: true }), enteredBy: z.string().nullable() })),
    undeliverable: z.object({ since: z.iso.datetime({ offset: true }), answer: z.string().nullable(), noted: z.boolean().describe('Said by somebody, not by a server.') }).nullable(),
    mayNote: z.boolean(),
    mayEnter: z.boolean(),
    mayClear: z.boolean(),
  })
  .meta({ id: 'PersonMailView' });
export type PersonMailView = z.infer<typeof PersonMailView>;

export const MailRefusalInput = z.strictObject({ kind: MailKind }).meta({ id: 'MailRefusalInput' });
export type MailRefusalInput = z.infer<typeof MailRefusalInput>;
