import { z } from 'zod';
import { Indicator } from '../../cohorts/targets/target.contract';

/** A target beside what came of it on a day. A figure that was typed, with its source, stands before the one that the application counts. */
export const TargetView = z
  .object({
    id: z.uuid(),
    indicator: Indicator,
    label: z.string().nullable(),
    target: z.number(),
    dueOn: z.iso.date().nullable(),
    explanation: z.string(),
    version: z.number().int(),
    /** What the application counts on that day; null where it does not know, or where the caller may not. */
    counted: z.number().nullable(),
    /** The last figure that was typed by that day. */
    typed: z.object({ onDate: z.iso.date(), value: z.number(), source: z.string() }).nullable(),
    readings: z.array(z.object({ id: z.uuid(), onDate: z.iso.date(), value: z.number(), source: z.string() })),
  })
  .meta({ id: 'TargetView' });
export type TargetView = z.infer<typeof TargetView>;

const May = z.object({ write: z.boolean(), erase: z.boolean() });

/** « Prévu et réalisé », on a day: the programme's targets, and those of one cohort. */
export const TargetsView = z
  .object({
    on: z.iso.date(),
    programme: z.object({ targets: z.array(TargetView), may: May }),
    cohort: z.object({ id: z.uuid(), name: z.string(), years: z.string(), startsOn: z.iso.date(), targets: z.array(TargetView), may: May }).nullable(),
  })
  .meta({ id: 'TargetsView' });
export type TargetsView = z.infer<typeof TargetsView>;
export const TargetsAsked = z.strictObject({ cohortId: z.uuid().optional(), on: z.iso.date().optional() });
export type TargetsAsked = z.infer<typeof TargetsAsked>;
