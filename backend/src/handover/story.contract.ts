import { z } from 'zod';
import { ActorCategory, DelegateStatus } from '../cohorts/delegation/delegate.contract';
import { ResourceFile, ResourceKind } from '../gatherings/resource.contract';
import { StageView } from '../cohorts/participations/participation.contract';

const Stage = StageView.shape.stage;
const companionRole = z.enum(['cohort_manager', 'pivot_ally', 'project_ally', 'diagnostic_lead']);

/** What a newcomer reads in five minutes. No contact; of a diagnostic nothing before it was given, and then its date and numbers. */
export const StoryView = z
  .object({
    on: z.iso.date(),
    cohort: z.object({ id: z.uuid(), name: z.string(), startsOn: z.iso.date() }),
    territoryName: z.string(),
    stage: z.object({ stage: Stage, reachedOn: z.iso.date() }).nullable(),
    phases: z.array(z.object({ phase: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() })),
    lived: z.array(z.object({ on: z.iso.date(), kind: z.enum(['stage', 'gathering', 'restitution']), words: z.string(), place: z.string().nullable() })),
    team: z.array(
      z.object({
        name: z.string(),
        roleTitle: z.string().nullable(),
        organisation: z.string().nullable(),
        category: ActorCategory,
        status: DelegateStatus,
        headOfExecutive: z.boolean(),
        substitute: z.boolean(),
        startsOn: z.iso.date(),
        group: z.string(),
        self: z.boolean(),
      }),
    ),
    companions: z.array(z.object({ name: z.string(), organisation: z.string().nullable(), role: companionRole })),
    project: z.object({ title: z.string(), sentence: z.string(), theme: z.string().nullable() }).nullable(),
    notes: z.array(z.object({ kind: z.enum(['intent', 'framing', 'feasibility']), state: z.enum(['writing', 'to_read', 'read_with_questions', 'ready']) })),
    diagnostic: z
      .object({
        restitutedOn: z.iso.date(),
        by: z.string().nullable(),
        interviews: z.int(),
        shared: z.int(),
        takenUp: z.int(),
        later: z.int(),
        no: z.int(),
      })
      .nullable(),
    /** Each point shared and its answer: for whoever reads the territory's findings with an account, null by a link. */
    answers: z.array(z.object({ statement: z.string(), answer: z.string().nullable(), reason: z.string().nullable() })).nullable(),
    news: z.array(z.object({ kind: z.enum(['news', 'star', 'pebble', 'grain_of_sand']), body: z.string(), toldOn: z.iso.date() })),
    readings: z.array(z.object({ id: z.uuid(), gathering: z.string(), heldOn: z.iso.date().nullable(), kind: ResourceKind, title: z.string(), url: z.string().nullable(), summary: z.string().nullable(), file: ResourceFile.nullable() })),
    coming: z.array(z.object({ id: z.uuid(), title: z.string(), heldOn: z.iso.date(), fromTime: z.string().nullable(), place: z.string().nullable() })),
    nextStep: z.string().nullable(),
    taken: z.array(z.object({ kind: z.string(), words: z.string(), from: z.string() })),
    may: z.object({ send: z.boolean() }),
  })
  .meta({ id: 'StoryView' });
export type StoryView = z.infer<typeof StoryView>;

/** Who of the team could get the page, and who has. */
export const StoryReaders = z
  .object({
    items: z.array(
      z.object({ personId: z.uuid(), name: z.string(), status: DelegateStatus, startsOn: z.iso.date(), hasEmail: z.boolean(), sentAt: z.iso.datetime({ offset: true }).nullable() }),
    ),
    letter: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  })
  .meta({ id: 'StoryReaders' });
export type StoryReaders = z.infer<typeof StoryReaders>;

export const StorySending = z
  .strictObject({ personIds: z.array(z.uuid()).min(1).max(40), message: z.string().trim().max(2000).nullable().default(null) })
  .meta({ id: 'StorySending' });
export const StorySent = z.object({ mailed: z.int(), toCall: z.array(z.string()) }).meta({ id: 'StorySent' });
export type StorySent = z.infer<typeof StorySent>;
