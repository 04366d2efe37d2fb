import { z } from 'zod';
import { Polarity } from './category';

export const FindingInput = z
  .strictObject({ kind: Polarity, statement: z.string().trim().min(3, 'Une phrase suffit.').max(600, 'Six cents caractères au plus.') })
  .meta({ id: 'FindingInput' });
export type FindingInput = z.infer<typeof FindingInput>;

export const FindingView = z
  .object({ id: z.uuid(), position: z.int(), kind: Polarity, statement: z.string(), sharedAt: z.string().nullable(), version: z.int() })
  .meta({ id: 'FindingView' });
export type FindingView = z.infer<typeof FindingView>;
export const FindingList = z.object({ items: z.array(FindingView) }).meta({ id: 'FindingList' });

export const FindingOrder = z.strictObject({ ids: z.array(z.uuid()).min(1).max(7) }).meta({ id: 'FindingOrder' });

/** A point as the territory reads it. */
export const SharedFinding = z.object({ id: z.uuid(), position: z.int(), kind: Polarity, statement: z.string(), sharedAt: z.string() }).meta({ id: 'SharedFinding' });
export const SharedFindingList = z.object({ items: z.array(SharedFinding) }).meta({ id: 'SharedFindingList' });

/** Who will read the points once shared. */
export const FindingReaders = z.object({ items: z.array(z.object({ name: z.string(), hat: z.string() })) }).meta({ id: 'FindingReaders' });
