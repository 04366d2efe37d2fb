import { z } from 'zod';
import { PhaseName } from '../../cohorts/cohort.contract';

const Part = z.object({ count: z.number(), of: z.number() });

/** One cohort beside the others. Each figure is that of a list which the screen opens. */
export const SideRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    region: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    /** The phases of that day; several may run. */
    phases: z.array(PhaseName),
    engaged: z.number().int(),
    engagedTarget: z.number().nullable(),
    /** Seats of the quartet with somebody who agreed, of four for each team of a territory that walks. */
    seats: Part,
    /** Who came, of whom was invited, over the gatherings where presence was noted. */
    presence: Part,
    diagnostics: Part,
    projects: z.number().int(),
    days: Part,
    lastNewsOn: z.iso.date().nullable(),
  })
  .meta({ id: 'SideRow' });
export type SideRow = z.infer<typeof SideRow>;
export const SideView = z.object({ on: z.iso.date(), rows: z.array(SideRow) }).meta({ id: 'SideView' });
