import { z } from 'zod';
import { TerritoryKind } from '../territories/territory.contract';

/** `departments`: null when it is held everywhere. `renews`: the councils of these kinds of territories are renewed by it. `confirmed`: its dates are official, else expected. */
export const ElectionView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kinds: z.array(TerritoryKind),
    departments: z.array(z.string()).nullable(),
    firstOn: z.iso.date(),
    lastOn: z.iso.date(),
    confirmed: z.boolean(),
    weeksBefore: z.number().int(),
    weeksAfter: z.number().int(),
    renews: z.boolean(),
  })
  .meta({ id: 'ElectionView' });
export type ElectionView = z.infer<typeof ElectionView>;
export const ElectionList = z.object({ items: z.array(ElectionView), mayChange: z.boolean() }).meta({ id: 'ElectionList' });

/** The dates as they become official, and how long before and after nothing is asked of the territories concerned. */
export const ElectionChange = z
  .strictObject({
    firstOn: z.iso.date(),
    lastOn: z.iso.date(),
    confirmed: z.boolean(),
    weeksBefore: z.number().int().min(0).max(52),
    weeksAfter: z.number().int().min(0).max(26),
  })
  .refine(({ firstOn, lastOn }) => lastOn >= firstOn, { path: ['lastOn'], message: 'Le dernier tour vient après le premier.' })
  .meta({ id: 'ElectionChange' });
export type ElectionChange = z.infer<typeof ElectionChange>;
