import { z } from 'zod';
import { ActorCategory } from '../cohorts/delegation/delegate.contract';
import { oneLine } from './one-line.contract';
import { SequenceView, TaskView } from './planning/sequence.contract';
import { ChangeTold } from './inviting/sending.contract';
import { InvitationAnswer, RegistrationView } from './registration.contract';
import { ResourceView, WebAddress } from './resource.contract';

export const GatheringNature = z
  .enum(['common_day', 'webinar', 'pilot_project_forum', 'peer_exchange', 'learning_trip', 'drop_in', 'initiation_day'])
  .meta({ id: 'GatheringNature' });
export type GatheringNature = z.infer<typeof GatheringNature>;

export const GatheringFormat = z.enum(['on_site', 'remote', 'hybrid']).meta({ id: 'GatheringFormat' });
export type GatheringFormat = z.infer<typeof GatheringFormat>;

export const Half = z.enum(['morning', 'afternoon', 'evening']).meta({ id: 'Half' });
export type Half = z.infer<typeof Half>;

const text = (most: number) => z.string().trim().min(1).max(most).nullable().default(null);
const line = (most: number) => oneLine(1, most).nullable().default(null);
export const GatheringDay = z.iso.date().refine((on) => on >= '2000-01-01' && on <= '2100-12-31', 'Choisissez une date entre 2000 et 2100.');
export const GatheringTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Écrivez une heure, par exemple 14:30.').nullable().default(null);

export const HalfDayInput = z.strictObject({ onDate: GatheringDay.nullable(), half: Half }).meta({ id: 'HalfDayInput' });
export type HalfDayInput = z.infer<typeof HalfDayInput>;

/** What staff write about a gathering. Half-days follow from date and times unless they are given. */
export const GatheringInput = z
  .strictObject({
    nature: GatheringNature,
    format: GatheringFormat,
    title: oneLine(3, 200),
    number: z.int().min(1).max(999).nullable().default(null),
    heldOn: GatheringDay.nullable().default(null),
    fromTime: GatheringTime,
    toTime: GatheringTime,
    period: line(80),
    place: line(200),
    address: line(300),
    url: WebAddress.nullable().default(null),
    purpose: text(2000),
    /** How many may come; nobody is turned away where nothing is typed. */
    capacity: z.int().min(1).max(10_000).nullable().default(null),
    /** The chantier whose gathering it is. */
    workingGroupId: z.uuid().nullable().default(null),
    /** Said by whoever notes what already took place: without it a day that is past is refused, as a slip. */
    alreadyHeld: z.boolean().default(false),
    halfDays: z.array(HalfDayInput).min(1).max(20).optional(),
  })
  .refine(({ fromTime, toTime }) => toTime === null || (fromTime !== null && toTime > fromTime), {
    path: ['toTime'],
    error: 'L’heure de fin vient après l’heure de début.',
  })
  .refine(({ halfDays = [] }) => new Set(halfDays.map(({ onDate, half }) => `${onDate} ${half}`)).size === halfDays.length, {
    path: ['halfDays'],
    error: 'Une demi-journée est notée deux fois.',
  })
  .meta({ id: 'GatheringInput' });
export type GatheringInput = z.infer<typeof GatheringInput>;

/** A change of a gathering; `tell`: those invited are told of what changes for them, in the same stroke. */
export const GatheringUpdate = GatheringInput.safeExtend({ tell: ChangeTold.optional() }).meta({ id: 'GatheringUpdate' });
export type GatheringUpdate = z.infer<typeof GatheringUpdate>;

/** How many of one category; `other` are people of the directory without a seat in a team. */
export const CategoryFigures = z
  .object({
    category: z.enum([...ActorCategory.options, 'other']),
    invited: z.int(),
    yes: z.int(),
    replaced: z.int(),
    no: z.int(),
    came: z.int(),
    waiting: z.int(),
  })
  .meta({ id: 'CategoryFigures' });
export type CategoryFigures = z.infer<typeof CategoryFigures>;

const summary = {
  id: z.uuid(),
  nature: GatheringNature,
  format: GatheringFormat,
  title: z.string(),
  number: z.int().nullable(),
  heldOn: z.string().nullable(),
  fromTime: z.string().nullable(),
  toTime: z.string().nullable(),
  period: z.string().nullable(),
  place: z.string().nullable(),
  capacity: z.int().nullable(),
  workingGroup: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** When it was cancelled: shown, counted nowhere. */
  cancelledAt: z.string().nullable(),
};

/** One line of the list. `own`: the reader's own invitation. `figures`: null for who may not count. */
export const GatheringItem = z
  .object({
    ...summary,
    resourceCount: z.int(),
    own: z.object({ registrationId: z.uuid(), answer: InvitationAnswer.nullable() }).nullable(),
    figures: z.array(CategoryFigures).nullable(),
  })
  .meta({ id: 'GatheringItem' });
export type GatheringItem = z.infer<typeof GatheringItem>;

export const GatheringList = z
  .object({ items: z.array(GatheringItem), next: z.string().nullable(), total: z.int().optional() })
  .meta({ id: 'GatheringList' });
export type GatheringList = z.infer<typeof GatheringList>;

/** `when`: those to come (the nearest first), past (the latest first), or without a day; without it all, oldest first. */
export const GatheringListAsked = z.object({
  when: z.enum(['next', 'past', 'undated']).optional(),
  nature: GatheringNature.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
  after: z.string().max(200).optional(),
});
export type GatheringListAsked = z.infer<typeof GatheringListAsked>;

export const HalfDayView = z.object({ id: z.uuid(), onDate: z.string().nullable(), half: Half }).meta({ id: 'HalfDayView' });

/** A neighbour in one's own team, to answer « pourquoi vous ? ». */
export const TeamMate = z
  .object({
    givenName: z.string(),
    familyName: z.string(),
    category: ActorCategory,
    status: z.enum(['foreseen', 'agreed']),
    roleTitle: z.string().nullable(),
    self: z.boolean(),
  })
  .meta({ id: 'TeamMate' });

/** A gathering as its reader may see it: staff everybody, a territory its own people, a link its own line. */
export const GatheringView = z
  .object({
    ...summary,
    cohortId: z.uuid(),
    cohortName: z.string().nullable(),
    address: z.string().nullable(),
    url: z.string().nullable(),
    purpose: z.string().nullable(),
    cancelledReason: z.string().nullable(),
    version: z.int(),
    answersOpen: z.boolean(),
    presenceOpen: z.boolean(),
    halfDays: z.array(HalfDayView),
    /** The agenda, which guests read as well. */
    sequences: z.array(SequenceView),
    /** Who prepares what: all of it for staff, one's own for whoever prepares something. */
    tasks: z.array(TaskView),
    resources: z.array(ResourceView),
    figures: z.array(CategoryFigures).nullable(),
    territories: z.int(),
    registrations: z.array(RegistrationView),
    ownRegistrationId: z.uuid().nullable(),
    team: z.array(TeamMate),
    may: z.object({ update: z.boolean(), delete: z.boolean(), invite: z.boolean(), tick: z.boolean(), addResource: z.boolean() }),
  })
  .meta({ id: 'GatheringView' });
export type GatheringView = z.infer<typeof GatheringView>;
