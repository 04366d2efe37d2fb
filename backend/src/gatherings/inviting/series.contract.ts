import { z } from 'zod';
import { Audience, Invitee } from './audience.contract';
import { GatheringFormat, GatheringNature } from '../gathering.contract';
import { LetterView, StaffMember } from './invitation.contract';

/** Several gatherings of one cohort, and one audience for all of them. */
export const SeriesInvitationInput = z
  .strictObject({
    gatheringIds: z.array(z.uuid()).min(1, 'Choisissez au moins une date.').max(20, 'Vingt dates au plus par lettre.'),
    audience: Audience,
    replyToId: z.uuid().optional(),
    message: z.string().trim().max(1000).optional(),
  })
  .meta({ id: 'SeriesInvitationInput' });
export type SeriesInvitationInput = z.infer<typeof SeriesInvitationInput>;

/** Somebody of the one list. `gatheringIds`: the dates they would be invited to, which are not those where they are already. */
export const SeriesInvitee = Invitee.extend({ gatheringIds: z.array(z.uuid()) }).meta({ id: 'SeriesInvitee' });
export type SeriesInvitee = z.infer<typeof SeriesInvitee>;

/** The dates in their order, one list of people, and the letter that names all dates. */
export const SeriesPreview = z
  .object({
    gatherings: z.array(
      z.object({
        id: z.uuid(),
        nature: GatheringNature,
        format: GatheringFormat,
        title: z.string(),
        heldOn: z.string().nullable(),
        period: z.string().nullable(),
        place: z.string().nullable(),
        located: z.boolean(),
      }),
    ),
    invitees: z.array(SeriesInvitee),
    staff: z.array(StaffMember),
    letter: LetterView.nullable(),
  })
  .meta({ id: 'SeriesPreview' });
export type SeriesPreview = z.infer<typeof SeriesPreview>;
