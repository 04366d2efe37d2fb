import { z } from 'zod';

/** What can be found, in the order in which it is shown. */
export const FoundKind = z
  .enum(['territory', 'person', 'organisation', 'cohort', 'gathering', 'project', 'resource', 'effect', 'limit', 'news', 'page', 'view', 'card', 'official'])
  .meta({ id: 'FoundKind' });
export type FoundKind = z.infer<typeof FoundKind>;

/** One thing found. `opens`: the id of the record whose page shows it, the address of a view, or the code of an official territory. */
export const FoundItem = z
  .object({ kind: FoundKind, id: z.string(), opens: z.string(), title: z.string(), detail: z.string().nullable(), excerpt: z.string().nullable() })
  .meta({ id: 'FoundItem' });
export type FoundItem = z.infer<typeof FoundItem>;

/** `more`: there are others of this kind than those shown. */
export const FoundGroup = z.object({ kind: FoundKind, items: z.array(FoundItem), more: z.boolean() }).meta({ id: 'FoundGroup' });
export type FoundGroup = z.infer<typeof FoundGroup>;

export const FoundView = z.object({ q: z.string(), groups: z.array(FoundGroup) }).meta({ id: 'FoundView' });
export type FoundView = z.infer<typeof FoundView>;

/** One kind alone shows more of it. */
export const Sought = z.strictObject({
  q: z.string().trim().max(120).default(''),
  kind: FoundKind.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(5),
});
export type Sought = z.infer<typeof Sought>;
