import { z } from 'zod';
import { BehalfView } from '../behalf/statement.contract';

export const BusyKind = z.enum(['high_season', 'heavy_month', 'other']).meta({ id: 'BusyKind' });
export type BusyKind = z.infer<typeof BusyKind>;

const days = 86_400_000;

/** A period of less than a year; `yearly`: the same days each year, before and after. */
export const BusyPeriodInput = z
  .strictObject({
    kind: BusyKind,
    label: z.string().trim().min(2, 'Dites en deux mots ce qui prend le temps.').max(80),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    yearly: z.boolean().default(false),
    /** For whom it is noted; that person confirms or corrects it. */
    enteredForId: z.uuid().nullable().default(null),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], message: 'Le dernier jour vient après le premier.' })
  .refine(({ startsOn, endsOn }) => Date.parse(endsOn) - Date.parse(startsOn) < 366 * days, { path: ['endsOn'], message: 'Une période dure moins d’un an.' })
  .meta({ id: 'BusyPeriodInput' });
export type BusyPeriodInput = z.infer<typeof BusyPeriodInput>;

/** A territory busy from a day to another. Elections come with the weeks around them; `periodId` names what somebody told, and `mayChange` who may correct it. */
export const BusyPeriodView = z
  .object({
    territoryId: z.uuid(),
    territoryName: z.string(),
    participationId: z.uuid().nullable(),
    kind: z.enum(['election', 'high_season', 'heavy_month', 'other']),
    label: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    confirmed: z.boolean(),
    electionOn: z.iso.date().nullable(),
    yearly: z.boolean(),
    periodId: z.uuid().nullable(),
    mayChange: z.boolean(),
    behalf: BehalfView.nullable(),
  })
  .meta({ id: 'BusyPeriodView' });
export type BusyPeriodView = z.infer<typeof BusyPeriodView>;
export const BusyPeriodList = z.object({ items: z.array(BusyPeriodView) }).meta({ id: 'BusyPeriodList' });

/** Five years at most are laid out at once. */
export const BusyBetween = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => to >= from && Date.parse(to) - Date.parse(from) <= 5 * 366 * days, { path: ['to'], message: 'Choisissez au plus cinq ans.' });
export type BusyBetween = z.infer<typeof BusyBetween>;
