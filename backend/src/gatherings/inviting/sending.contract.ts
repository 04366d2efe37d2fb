import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { Audience } from './audience.contract';

export const SendingKind = z.enum(['invitation', 'chase', 'reminder', 'change', 'cancellation', 'feedback', 'supports', 'restoration']).meta({ id: 'SendingKind' });
export type SendingKind = z.infer<typeof SendingKind>;

/** What became of somebody's letter; `none`: no address. */
export const LetterState = z.enum(['queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'held', 'none']).meta({ id: 'LetterState' });

/** One sending of a gathering, in a line. `by` null: it left by itself. */
export const SendingLine = z
  .object({
    id: z.uuid(),
    kind: SendingKind,
    at: z.string(),
    by: z.string().nullable(),
    people: z.int(),
    sent: z.int(),
    /** Turned away, or kept back from an address where nothing arrives and from who wants none. */
    refused: z.int(),
    /** Of which nobody knows whether they arrived. */
    uncertain: z.int(),
    unaddressed: z.int(),
    /** Which staff hold back, since when and by whom: the last one to do so. */
    held: z.int(),
    heldAt: z.string().nullable(),
    heldBy: z.string().nullable(),
    /** Which can still be held back. */
    waiting: z.int(),
  })
  .meta({ id: 'SendingLine' });
export type SendingLine = z.infer<typeof SendingLine>;

/** A sending as it left: the rule, the names with the state of each letter, what it said. */
export const SendingView = SendingLine.extend({
  mayHold: z.boolean(),
  audience: Audience.partial(),
  /** Names for the ids that the rule carries: territories, gatherings, people taken out. */
  names: z.record(z.string(), z.string()),
  /** The dates that the same letter named, where there were several. */
  together: z.array(z.object({ id: z.uuid(), title: z.string(), heldOn: z.string().nullable() })),
  subject: z.string().nullable(),
  letter: z.string().nullable(),
  recipients: z.array(
    z.object({
      personId: z.uuid(),
      messageId: z.uuid().nullable(),
      name: z.string(),
      category: ActorCategory.nullable(),
      territoryName: z.string().nullable(),
      why: z.string(),
      state: LetterState,
      answer: z.string().nullable(),
      sentAt: z.string().nullable(),
    }),
  ),
}).meta({ id: 'SendingView' });
export type SendingView = z.infer<typeof SendingView>;

/** What becomes of the letters of one sending that still wait. */
export const SendingHoldInput = z.strictObject({ held: z.boolean() }).meta({ id: 'SendingHoldInput' });

/** `waiting` leaves by itself; `missed`: its time was past when it could have left; `off`: cancelled, over or without a day. */
export const MomentState = z.enum(['waiting', 'left', 'stopped', 'missed', 'off']).meta({ id: 'MomentState' });

/** `feedback` asks those who came how it was, so many days after: its `daysBefore` is none or less. */
export const MomentKind = z.enum(['reminder', 'chase', 'feedback']).meta({ id: 'MomentKind' });

export const MomentView = z
  .object({
    id: z.uuid(),
    kind: MomentKind,
    daysBefore: z.int(),
    atTime: z.string(),
    /** Null as long as the day is not known. */
    leavesAt: z.string().nullable(),
    state: MomentState,
    /** To whom it left, or would leave now. */
    people: z.int(),
    /** The one that says where to connect. */
    withLink: z.boolean(),
    sendingId: z.uuid().nullable(),
  })
  .meta({ id: 'MomentView' });
export type MomentView = z.infer<typeof MomentView>;

/** `mayHold`: whether the reader may hold back what still waits. `unlinked`: how many of those who may come have no address for the meeting, and no reminder to bring it. */
export const GatheringLetters = z.object({ moments: z.array(MomentView), sendings: z.array(SendingLine), unlinked: z.int(), mayHold: z.boolean() }).meta({ id: 'GatheringLetters' });
export type GatheringLetters = z.infer<typeof GatheringLetters>;

export const MomentInput = z
  .strictObject({
    kind: MomentKind,
    daysBefore: z.int().min(-14).max(90),
    atTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Écrivez une heure, par exemple 09:00.').default('09:00'),
  })
  .refine(({ kind, daysBefore }) => (kind === 'feedback' ? daysBefore <= 0 : daysBefore >= 0), { path: ['daysBefore'], message: 'Un rappel part avant le rendez-vous, une demande de retours après.' })
  .meta({ id: 'MomentInput' });
export type MomentInput = z.infer<typeof MomentInput>;

export const MomentChange = z.strictObject({ stopped: z.boolean() }).meta({ id: 'MomentChange' });

/** Cancelling: why, in a sentence that goes out, and who reads the answers. `tell` false: the people know already. */
export const CancellationInput = z
  .strictObject({ reason: z.string().trim().min(1).max(500).nullable().default(null), tell: z.boolean().default(true), replyToId: z.uuid().optional() })
  .meta({ id: 'CancellationInput' });
export type CancellationInput = z.infer<typeof CancellationInput>;

/** Putting back what was cancelled: a word, and who reads the answers. `tell` false: the people know already. */
export const RestorationInput = z
  .strictObject({ message: z.string().trim().max(1000).nullable().default(null), tell: z.boolean().default(true), replyToId: z.uuid().optional() })
  .meta({ id: 'RestorationInput' });
export type RestorationInput = z.infer<typeof RestorationInput>;

/** Of what people would be told: another day or hour (`moved`), another place, that it is cancelled, or that it is not. */
export const ToldAsked = z.object({ of: z.enum(['moved', 'placed', 'cancellation', 'restoration']).default('moved') });
export type ToldAsked = z.infer<typeof ToldAsked>;

/** A word for those invited when the day, the hours or the place change; without it nobody is told. */
export const ChangeTold = z.strictObject({ message: z.string().trim().max(1000).optional(), replyToId: z.uuid().optional() }).meta({ id: 'ChangeTold' });
export type ChangeTold = z.infer<typeof ChangeTold>;
