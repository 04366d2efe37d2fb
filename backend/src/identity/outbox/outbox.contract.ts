import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';
import { MailKind } from '../mail-choices/mail-choice.contract';

export const MessageState = z.enum(['queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'held']).meta({ id: 'MessageState' });

/** What staff know of an e-mail: to whom, and the state. `recipient` and `subject` are null for mails of accounts and of diagnostics, and `recipient` for whoever may not read that person. Never an address. */
export const MessageLine = z
  .object({
    id: z.uuid(),
    cohort: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    recipientKind: z.string(),
    recipient: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    sensitivity: z.enum(['collective', 'account', 'diagnostic']),
    state: MessageState,
    kind: MailKind.nullable(),
    withheld: z.enum(['unsubscribed', 'undeliverable']).nullable().describe('Why it did not leave, and was never tried.'),
    subject: z.string().nullable(),
    attempts: z.number().int(),
    answer: z.string().nullable(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    /** When staff held it back, and who; null unless it is held now. */
    heldAt: z.iso.datetime().nullable(),
    heldBy: z.string().nullable(),
  })
  .meta({ id: 'MessageLine' });
export type MessageLine = z.infer<typeof MessageLine>;

export const MessagePage = z.object({ items: z.array(MessageLine), next: z.string().nullable(), delivers: z.boolean() }).meta({ id: 'MessagePage' });

/** What waits for a look, and whether anything leaves at all. `pause`: the mail server is in trouble, and everything waits a little. */
export const OutboxSummary = z
  .object({
    uncertain: z.number().int(),
    failed: z.number().int(),
    deferred: z.number().int(),
    queued: z.number().int(),
    held: z.number().int(),
    pause: z.object({ until: z.iso.datetime({ offset: true }), reason: z.string().nullable() }).nullable(),
    delivers: z.boolean(),
  })
  .meta({ id: 'OutboxSummary' });
export type OutboxSummary = z.infer<typeof OutboxSummary>;

export const SummaryOf = z.strictObject({ cohortId: z.uuid().optional() });
export type SummaryOf = z.infer<typeof SummaryOf>;

/** With its text, every personal link masked; `text` is null where only the state is told. */
export const MessageView = MessageLine.extend({
  text: z.string().nullable(),
  html: z.string().nullable(),
  undeliverable: z.boolean().describe('Their address of today does not receive.'),
  mayResend: z.boolean(),
  maySayArrived: z.boolean(),
  maySayBounced: z.boolean(),
  mayHold: z.boolean(),
  mayRelease: z.boolean(),
  /** The letters of the same sending, this one included, that still wait, and those that are held. */
  together: z.object({ waiting: z.int(), held: z.int() }),
}).meta({ id: 'MessageView' });

/** `together`: with it, all those of the same sending. */
export const HoldInput = z.strictObject({ together: z.boolean().default(false) }).meta({ id: 'HoldInput' });
export type HoldInput = z.infer<typeof HoldInput>;

/** How many letters were held or let go, and how many had left before. */
export const HeldLetters = z.object({ changed: z.int(), gone: z.int() }).meta({ id: 'HeldLetters' });
export type HeldLetters = z.infer<typeof HeldLetters>;

export const MessageSearch = z.strictObject({ ...pageParams, state: MessageState.optional() });
export type MessageSearch = z.infer<typeof MessageSearch>;
