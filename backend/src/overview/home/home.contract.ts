import { z } from 'zod';
import { QuartetView } from '../../cohorts/delegation/delegate.contract';
import { watchParts, type WatchKindName } from './watch/watch-parts';

/** What a line asks or tells; the screen words it. */
export const HomeKind = z
  .enum([
    'answer_invitation',
    'peer_board',
    'prepare_task',
    'write_note',
    'answer_findings',
    'tell_news',
    'tell_effect',
    'give_viewpoint',
    'hold_interviews',
    'close_interviews',
    'prepare_first_reading',
    'note_read',
    'findings_shared',
    'find_resources',
    'page_published',
    'next_gathering',
    'first_reading',
    'restitution',
    'support_days',
  ])
  .meta({ id: 'HomeKind' });

export const WatchKind = z.enum(Object.keys(watchParts) as [WatchKindName, ...WatchKindName[]]).meta({ id: 'WatchKind' });

const about = {
  cohortId: z.uuid(),
  cohortName: z.string(),
  participationId: z.uuid().nullable(),
  territoryName: z.string().nullable(),
  /** The gathering, the diagnostic or the project that the line opens; none when it opens the territory. */
  recordId: z.uuid().nullable(),
  /** A title, the kind of a note, the side of a viewpoint. */
  subject: z.string().nullable(),
  on: z.iso.date().nullable(),
  count: z.number().nullable(),
  of: z.number().nullable(),
};

export const HomeLine = z
  .object({
    kind: HomeKind,
    section: z.enum(['owed', 'answered', 'coming']),
    minutes: z.number().int().nullable(),
    ...about,
    /** What is prepared for the gathering, ticked from here; null for every other line. */
    taskId: z.uuid().nullable(),
    /** The path of one's own letter's link, for a gathering of a cohort that is not one's own; null where the application itself opens it. */
    link: z.string().nullable(),
  })
  .meta({ id: 'HomeLine' });
export type HomeLine = z.infer<typeof HomeLine>;

/** For staff alone, worded as an offer. */
export const WatchLine = z
  .object({
    kind: WatchKind,
    seats: QuartetView.nullable(),
    ...about,
    /** What the line is about: by it, somebody puts the line aside. */
    line: z.string(),
    /** Put aside by the reader, until that day. */
    rest: z.object({ id: z.uuid(), until: z.iso.date() }).nullable(),
  })
  .meta({ id: 'WatchLine' });
export type WatchLine = z.infer<typeof WatchLine>;

export const HomeView = z.object({ today: z.iso.date(), lines: z.array(HomeLine), watch: z.array(WatchLine) }).meta({ id: 'HomeView' });
export type HomeView = z.infer<typeof HomeView>;
