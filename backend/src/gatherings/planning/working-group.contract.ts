import { z } from 'zod';
import { GatheringDay, GatheringFormat, GatheringNature } from '../gathering.contract';
import { oneLine } from '../one-line.contract';

const inOrder = { path: ['endsOn'], error: 'Le dernier jour vient après le premier.' };
const ordered = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => endsOn === null || endsOn >= startsOn;

/** What staff write about a chantier. Who animates it is one of the directory. */
export const WorkingGroupInput = z
  .strictObject({
    name: oneLine(3, 120),
    purpose: z.string().trim().min(1).max(2000).nullable().default(null),
    animatorId: z.uuid().nullable().default(null),
    startsOn: GatheringDay,
    endsOn: GatheringDay.nullable().default(null),
  })
  .refine(ordered, inOrder)
  .meta({ id: 'WorkingGroupInput' });
export type WorkingGroupInput = z.infer<typeof WorkingGroupInput>;

/** Somebody joins, from a day on. */
export const GroupMemberInput = z
  .strictObject({ personId: z.uuid(), startsOn: GatheringDay, endsOn: GatheringDay.nullable().default(null) })
  .refine(ordered, inOrder)
  .meta({ id: 'GroupMemberInput' });
export type GroupMemberInput = z.infer<typeof GroupMemberInput>;

/** The days between which somebody is of the group. */
export const GroupMemberDates = z.strictObject({ startsOn: GatheringDay, endsOn: GatheringDay.nullable().default(null) }).refine(ordered, inOrder).meta({ id: 'GroupMemberDates' });
export type GroupMemberDates = z.infer<typeof GroupMemberDates>;

const summary = {
  id: z.uuid(),
  name: z.string(),
  purpose: z.string().nullable(),
  animator: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
};

/** One chantier of the list: how many are of it today, how often it met, when it meets next. */
export const WorkingGroupItem = z
  .object({ ...summary, memberCount: z.int(), gatheringCount: z.int(), nextOn: z.string().nullable(), lastOn: z.string().nullable() })
  .meta({ id: 'WorkingGroupItem' });
export type WorkingGroupItem = z.infer<typeof WorkingGroupItem>;

export const WorkingGroupList = z.object({ items: z.array(WorkingGroupItem), mayCreate: z.boolean() }).meta({ id: 'WorkingGroupList' });
export type WorkingGroupList = z.infer<typeof WorkingGroupList>;

export const WorkingGroupView = z
  .object({
    ...summary,
    cohortId: z.uuid(),
    cohortName: z.string().nullable(),
    version: z.int(),
    members: z.array(
      z.object({
        id: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        roleTitle: z.string().nullable(),
        organisationName: z.string().nullable(),
        startsOn: z.string(),
        endsOn: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
    gatherings: z.array(
      z.object({
        id: z.uuid(),
        nature: GatheringNature,
        format: GatheringFormat,
        title: z.string(),
        heldOn: z.string().nullable(),
        period: z.string().nullable(),
        fromTime: z.string().nullable(),
        toTime: z.string().nullable(),
        place: z.string().nullable(),
        past: z.boolean(),
        cancelled: z.boolean(),
      }),
    ),
    may: z.object({ update: z.boolean(), delete: z.boolean(), plan: z.boolean() }),
  })
  .meta({ id: 'WorkingGroupView' });
export type WorkingGroupView = z.infer<typeof WorkingGroupView>;
