import { z } from 'zod';
import { Audience, Invitee } from './audience.contract';

const letter = {
  replyToId: z.uuid().optional(),
  message: z.string().trim().max(1000).optional(),
};

/**
 * Whom to invite: rules, and names by hand; without any, everybody of the teams. `personIds` alone is these people and
 * nobody else. `replyToId`: who reads the answers to the e-mail.
 */
export const InvitationInput = z
  .strictObject({ audience: Audience.optional(), personIds: z.array(z.uuid()).min(1).max(500).optional(), ...letter })
  .meta({ id: 'InvitationInput' });
export type InvitationInput = z.infer<typeof InvitationInput>;

/** Whom to remind: all who were invited and did not answer, or some of them. */
export const ReminderInput = z.strictObject({ personIds: z.array(z.uuid()).min(1).max(500).optional(), ...letter }).meta({ id: 'ReminderInput' });
export type ReminderInput = z.infer<typeof ReminderInput>;

export const StaffMember = z.object({ personId: z.uuid(), name: z.string(), self: z.boolean() }).meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof StaffMember>;

/** The e-mail as its first reader will get it; the personal link is masked. */
export const LetterView = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }).meta({ id: 'LetterView' });
export type LetterView = z.infer<typeof LetterView>;

/** Who would receive the invitation, what it says, and who may be named for answers. */
export const InvitationPreview = z
  .object({ invitees: z.array(Invitee), staff: z.array(StaffMember), letter: LetterView.nullable() })
  .meta({ id: 'InvitationPreview' });
export type InvitationPreview = z.infer<typeof InvitationPreview>;

/** Why no e-mail leaves to somebody: no address, one at which nothing arrives, or they asked for no more. */
export const NoLetter = z.enum(['none', 'undeliverable', 'unsubscribed']).meta({ id: 'NoLetter' });
export type NoLetter = z.infer<typeof NoLetter>;

/** Somebody to call, since no e-mail leaves to them. */
export const ToCall = z.object({ name: z.string(), territoryName: z.string().nullable(), telephone: z.string().nullable(), why: NoLetter }).meta({ id: 'ToCall' });
export type ToCall = z.infer<typeof ToCall>;

/** Who would be asked again, whom to call instead (`why`), and what the e-mail says. */
export const ReminderPreview = z
  .object({
    people: z.array(z.object({ personId: z.uuid(), name: z.string(), territoryName: z.string().nullable(), telephone: z.string().nullable(), hasEmail: z.boolean(), why: NoLetter.nullable() })),
    staff: z.array(StaffMember),
    letter: LetterView.nullable(),
  })
  .meta({ id: 'ReminderPreview' });
export type ReminderPreview = z.infer<typeof ReminderPreview>;

/** To how many an e-mail leaves, and whom to call because none does. */
export const SendingResult = z
  .object({
    listed: z.int(),
    mailed: z.int(),
    toCall: z.array(ToCall),
  })
  .meta({ id: 'SendingResult' });
export type SendingResult = z.infer<typeof SendingResult>;
