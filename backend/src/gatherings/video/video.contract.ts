import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { HalfDayView } from '../gathering.contract';

export const VideoTool = z.enum(['zoom', 'teams', 'big_blue_button']).meta({ id: 'VideoTool' });

/** Of what the share is taken: the time planned for the half-day, or the time that the meeting really took in it. */
export const VideoBasis = z.enum(['planned', 'meeting']).meta({ id: 'VideoBasis' });

/** The file's own name, to find it again in a list; the file itself is the body. */
export const VideoUpload = z.object({ name: z.string().max(200).optional() });
export type VideoUpload = z.infer<typeof VideoUpload>;

/** From which share of the time somebody counts as present. */
export const VideoRule = z.strictObject({ share: z.int().min(1, 'Choisissez entre 1 et 100 %.').max(100, 'Choisissez entre 1 et 100 %.'), basis: VideoBasis }).meta({ id: 'VideoRule' });
export type VideoRule = z.infer<typeof VideoRule>;

/** Who a name is: somebody, nobody of the cohort (`outsider`), or not known yet. */
export const VideoAnswer = z
  .strictObject({ personId: z.uuid().nullable(), outsider: z.boolean().default(false) })
  .refine(({ personId, outsider }) => personId === null || !outsider, { path: ['outsider'], error: 'C’est quelqu’un, ou ce n’est personne du parcours.' })
  .meta({ id: 'VideoAnswer' });
export type VideoAnswer = z.infer<typeof VideoAnswer>;

const who = {
  personId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  territoryName: z.string().nullable(),
  category: ActorCategory.nullable(),
  /** Already on the gathering’s list; else they are added when presences are written. */
  onList: z.boolean(),
};

export const VideoCandidate = z.object(who).meta({ id: 'VideoCandidate' });
export type VideoCandidate = z.infer<typeof VideoCandidate>;

/** A name of the file that nobody recognised, its likeliest owners first. */
export const VideoStranger = z
  .object({ id: z.uuid(), name: z.string(), emails: z.array(z.string()), minutes: z.int(), candidates: z.array(VideoCandidate) })
  .meta({ id: 'VideoStranger' });
export type VideoStranger = z.infer<typeof VideoStranger>;

/** Somebody recognised: under which names, how, and how long at each half-day. `noted`: the presence is already written. */
export const VideoKnown = z
  .object({
    ...who,
    shown: z.array(z.object({ id: z.uuid(), name: z.string(), knownBy: z.enum(['email', 'alias', 'name', 'hand']) })),
    halfDays: z.array(z.object({ halfDayId: z.uuid(), minutes: z.int(), share: z.int(), present: z.boolean(), noted: z.boolean() })),
  })
  .meta({ id: 'VideoKnown' });
export type VideoKnown = z.infer<typeof VideoKnown>;

/** What would be written, before anything is. Moments are on the network’s own clock. */
export const VideoImportView = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    gatheringId: z.uuid(),
    gatheringTitle: z.string(),
    heldOn: z.string().nullable(),
    tool: VideoTool,
    sourceName: z.string().nullable(),
    version: z.int(),
    share: z.int(),
    basis: VideoBasis,
    /** Whether the gathering has hours, of which a share can be taken. */
    hasPlan: z.boolean(),
    meeting: z.object({ from: z.string(), to: z.string() }),
    halfDays: z.array(HalfDayView.extend({ from: z.string(), to: z.string(), minutes: z.int() })),
    unknown: z.array(VideoStranger),
    known: z.array(VideoKnown),
    outsiders: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** How many presences would be written, and how many people would join the list. */
    toNote: z.int(),
    toAdd: z.int(),
  })
  .meta({ id: 'VideoImportView' });
export type VideoImportView = z.infer<typeof VideoImportView>;

export const VideoImportList = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(), tool: VideoTool, sourceName: z.string().nullable(), state: z.enum(['pending', 'applied']), share: z.int(), basis: VideoBasis,
        noted: z.int().nullable(), createdAt: z.string(), appliedAt: z.string().nullable(), by: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'VideoImportList' });

export const VideoApplied = z.object({ noted: z.int(), added: z.int() }).meta({ id: 'VideoApplied' });

/** A name that was said to be somebody, or nobody of the cohort. */
export const VideoAliasList = z
  .object({ items: z.array(z.object({ id: z.uuid(), shown: z.string(), person: z.string().nullable(), createdAt: z.string() })) })
  .meta({ id: 'VideoAliasList' });
