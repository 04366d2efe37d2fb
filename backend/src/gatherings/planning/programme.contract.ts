import { z } from 'zod';
import { BusyKind } from '../../cohorts/territories/busy-period.contract';
import { GatheringDay, GatheringFormat, GatheringInput, GatheringNature, GatheringTime, HalfDayInput } from '../gathering.contract';
import { SequenceView } from './sequence.contract';

/** Between which days; without any, the whole programme. */
export const ProgrammeAsked = z.object({ from: GatheringDay.optional(), to: GatheringDay.optional() });
export type ProgrammeAsked = z.infer<typeof ProgrammeAsked>;

/** One gathering as calendars, timelines and the printed programme show it. `days`: those on which it has half-days. */
export const ProgrammeItem = z
  .object({
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
    purpose: z.string().nullable(),
    cancelled: z.boolean(),
    days: z.array(z.string()),
    workingGroup: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    sequences: z.array(SequenceView),
  })
  .meta({ id: 'ProgrammeItem' });
export type ProgrammeItem = z.infer<typeof ProgrammeItem>;

/** A cohort's programme, oldest first, what has no day last. */
export const Programme = z
  .object({
    cohortName: z.string(),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
    items: z.array(ProgrammeItem),
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof Programme>;

/** Days that are being chosen, each under a key of the asker's own. Half-days follow the hours unless they are given. */
export const CollisionsAsked = z
  .strictObject({
    days: z
      .array(z.strictObject({ key: z.int().min(0).max(999), heldOn: GatheringDay, fromTime: GatheringTime, toTime: GatheringTime, halfDays: z.array(HalfDayInput).max(20).optional() }))
      .min(1)
      .max(60),
    /** The gathering that is being moved: it does not collide with itself, and its own people are looked at. */
    gatheringId: z.uuid().nullable().default(null),
    workingGroupId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'CollisionsAsked' });
export type CollisionsAsked = z.infer<typeof CollisionsAsked>;

/** What one day meets: an offer to look again, never a refusal. Another cohort's gathering has a title only for whoever reads it. */
export const DayCollisions = z
  .object({
    key: z.int(),
    holiday: z.boolean(),
    busy: z.array(z.object({ kind: z.enum(['election', ...BusyKind.options]), label: z.string(), startsOn: z.string(), endsOn: z.string(), confirmed: z.boolean(), names: z.array(z.string()) })),
    gatherings: z.array(
      z.object({
        id: z.uuid().nullable(),
        cohortName: z.string().nullable(),
        nature: GatheringNature,
        title: z.string().nullable(),
        fromTime: z.string().nullable(),
        toTime: z.string().nullable(),
        sameHalf: z.boolean(),
        peopleCount: z.int(),
      }),
    ),
    people: z.array(z.string()),
    peopleCount: z.int(),
  })
  .meta({ id: 'DayCollisions' });
export type DayCollisions = z.infer<typeof DayCollisions>;

export const Collisions = z.object({ days: z.array(DayCollisions) }).meta({ id: 'Collisions' });
export type Collisions = z.infer<typeof Collisions>;

/** Cohorts whose programme may be taken up, the reader's own included. */
export const ProgrammeSources = z
  .object({ items: z.array(z.object({ cohortId: z.uuid(), name: z.string(), gatheringCount: z.int(), firstOn: z.string().nullable(), lastOn: z.string().nullable() })) })
  .meta({ id: 'ProgrammeSources' });
export type ProgrammeSources = z.infer<typeof ProgrammeSources>;

export const ShiftAsked = z.strictObject({ sourceCohortId: z.uuid(), firstOn: GatheringDay }).meta({ id: 'ShiftAsked' });
export type ShiftAsked = z.infer<typeof ShiftAsked>;

/** A programme as it would be taken up: what is written of each gathering, when it was, when it would be. Place and address stay behind. */
export const ShiftedProgramme = z
  .object({
    lines: z.array(
      z.object({
        copyOf: z.uuid(),
        wasOn: z.string().nullable(),
        nature: GatheringNature,
        format: GatheringFormat,
        title: z.string(),
        number: z.int().nullable(),
        heldOn: z.string().nullable(),
        fromTime: z.string().nullable(),
        toTime: z.string().nullable(),
        period: z.string().nullable(),
        purpose: z.string().nullable(),
        capacity: z.int().nullable(),
        halfDays: z.array(HalfDayInput),
        sequenceCount: z.int(),
      }),
    ),
  })
  .meta({ id: 'ShiftedProgramme' });
export type ShiftedProgramme = z.infer<typeof ShiftedProgramme>;

/** Several gatherings planned in one act: all of them, or none. `copyOf`: whose agenda and preparation come along, without names. */
export const ProgrammeInput = z
  .strictObject({ gatherings: z.array(z.strictObject({ gathering: GatheringInput, copyOf: z.uuid().nullable().default(null) })).min(1, 'Gardez au moins un rendez-vous.').max(60) })
  .meta({ id: 'ProgrammeInput' });
export type ProgrammeInput = z.infer<typeof ProgrammeInput>;
