import { z } from 'zod';
import { GatheringFormat, GatheringNature } from '../gathering.contract';
import { Attends, InvitationAnswer } from '../registration.contract';

/** One of somebody's dates, with their answer to it. `open`: an answer may still be given; `noted`: their presence is. */
export const OwnDate = z
  .object({
    registrationId: z.uuid(),
    gatheringId: z.uuid(),
    nature: GatheringNature,
    format: GatheringFormat,
    title: z.string(),
    heldOn: z.string().nullable(),
    fromTime: z.string().nullable(),
    toTime: z.string().nullable(),
    period: z.string().nullable(),
    place: z.string().nullable(),
    cancelled: z.boolean(),
    open: z.boolean(),
    answer: InvitationAnswer.nullable(),
    replacementName: z.string().nullable(),
    attends: Attends.nullable(),
    waitingRank: z.int().nullable(),
    noted: z.boolean(),
  })
  .meta({ id: 'OwnDate' });
export type OwnDate = z.infer<typeof OwnDate>;

/** The dates that somebody answers on one page. */
export const OwnDates = z.object({ items: z.array(OwnDate) }).meta({ id: 'OwnDates' });
export type OwnDates = z.infer<typeof OwnDates>;
