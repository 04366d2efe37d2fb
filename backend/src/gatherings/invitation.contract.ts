import { z } from 'zod';
import { ActorCategory } from '../cohorts/delegation/delegate.contract';

const chosen = {
  categories: z.array(ActorCategory).min(1).max(5).optional(),
  participationIds: z.array(z.uuid()).min(1).max(200).optional(),
  personIds: z.array(z.uuid()).min(1).max(500).optional(),
};

const letter = {
  replyToId: z.uuid().optional(),
  message: z.string().trim().max(1000).optional(),
};

/** Whom to invite: the whole cohort, narrowed by category, territory or person. `replyToId`: who reads the answers to the e-mail. */
export const InvitationInput = z.strictObject({ ...chosen, ...letter }).meta({ id: 'InvitationInput' });
export type InvitationInput = z.infer<typeof InvitationInput>;

/** Whom to remind: all who were invited and did not answer, or some of them. */
export const ReminderInput = z.strictObject({ personIds: chosen.personIds, ...letter }).meta({ id: 'ReminderInput' });
export type ReminderInput = z.infer<typeof ReminderInput>;

export const Invitee = z
  .object({
    personId: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    category: ActorCategory,
    status: z.enum(['foreseen', 'agreed']),
    participationId: z.uuid(),
    territoryName: z.string(),
    hasEmail: z.boolean(),
    telephone: z.string().nullable(),
    invited: z.boolean(),
    /** Beside the team: a substitute, somebody of a project's group. */
    beside: z.boolean(),
    /** How much the mayor of a village was asked already, when one more is too much; such a person is invited by name only. */
    askedEnough: z.number().int().nullable(),
  })
  .meta({ id: 'Invitee' });
export type Invitee = z.infer<typeof Invitee>;

export const StaffMember = z.object({ personId: z.uuid(), name: z.string(), self: z.boolean() }).meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof StaffMember>;

/** The e-mail as its first reader will get it; the personal link is masked. */
export const LetterView = z.object({ to: z.string(), subject: z.string(), text: z.string() }).meta({ id: 'LetterView' });
export type LetterView = z.infer<typeof LetterView>;

/** Who would receive the invitation, what it says, and who may be named for answers. */
export const InvitationPreview = z
  .object({ invitees: z.array(Invitee), staff: z.array(StaffMember), letter: LetterView.nullable() })
  .meta({ id: 'InvitationPreview' });
export type InvitationPreview = z.infer<typeof InvitationPreview>;

/** Who would be asked again, and what the e-mail says. */
export const ReminderPreview = z
  .object({
    people: z.array(z.object({ personId: z.uuid(), name: z.string(), territoryName: z.string().nullable(), telephone: z.string().nullable(), hasEmail: z.boolean() })),
    staff: z.array(StaffMember),
    letter: LetterView.nullable(),
  })
  .meta({ id: 'ReminderPreview' });
export type ReminderPreview = z.infer<typeof ReminderPreview>;

/** What was sent, and whom to call because they have no e-mail address. */
export const SendingResult = z
  .object({
    listed: z.int(),
    mailed: z.int(),
    toCall: z.array(z.object({ name: z.string(), territoryName: z.string().nullable(), telephone: z.string().nullable() })),
  })
  .meta({ id: 'SendingResult' });
export type SendingResult = z.infer<typeof SendingResult>;
