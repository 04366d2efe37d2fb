import { z } from 'zod';
import { BehalfView } from '../cohorts/behalf/statement.contract';

export const NewsKind = z.enum(['news', 'star', 'pebble', 'grain_of_sand']).meta({ id: 'NewsKind' });

/** One sentence is enough. `enteredForId`: staff or an ally write it for somebody, who will confirm or correct it. */
export const NewsInput = z
  .strictObject({
    kind: NewsKind,
    body: z.string().trim().min(3, 'Une phrase suffit : écrivez au moins quelques mots.').max(2000),
    toldOn: z.iso.date().nullable(),
    /** The newsletter may quote it as it stands; only whoever tells it says so. */
    mayBeQuoted: z.boolean().default(false),
    enteredForId: z.uuid().nullable(),
  })
  .meta({ id: 'NewsInput' });
export type NewsInput = z.infer<typeof NewsInput>;

export const NewsEdit = NewsInput.omit({ enteredForId: true }).meta({ id: 'NewsEdit' });
export type NewsEdit = z.infer<typeof NewsEdit>;

export const NewsView = z
  .object({
    id: z.uuid(),
    kind: NewsKind,
    body: z.string(),
    toldOn: z.iso.date(),
    mayBeQuoted: z.boolean(),
    author: z.string().nullable(),
    enteredFor: z.string().nullable(),
    /** Entered for somebody who has not answered yet: no answer is not an agreement. */
    toConfirm: z.boolean(),
    behalf: BehalfView.nullable(),
    /** Told by, or for, the person who reads this. */
    mine: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'NewsView' });
export type NewsView = z.infer<typeof NewsView>;

export const NewsList = z.object({ items: z.array(NewsView) }).meta({ id: 'NewsList' });
