import { z } from 'zod';

/** One field that changed, in words. */
export const ChangedField = z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() }).meta({ id: 'ChangedField' });

/** Who changed what, when, from what. `by` is null when the network's own upkeep did it, or somebody whom the reader does not know. */
export const ChangeView = z
  .object({
    id: z.uuid(),
    recordId: z.uuid(),
    at: z.string(),
    act: z.enum(['insert', 'update', 'delete']),
    what: z.string(),
    name: z.string().nullable(),
    by: z.string().nullable(),
    onBehalfOf: z.string().nullable(),
    batchId: z.uuid().nullable(),
    fields: z.array(ChangedField),
    mayRestore: z.boolean(),
  })
  .meta({ id: 'ChangeView' });
export type ChangeView = z.infer<typeof ChangeView>;

export const HistoryPage = z.object({ items: z.array(ChangeView), next: z.string().nullable() }).meta({ id: 'HistoryPage' });
export type HistoryPage = z.infer<typeof HistoryPage>;

/** `record`: only the changes of one record among those of the page. */
export const HistoryAsked = z.strictObject({ record: z.uuid().optional(), after: z.string().max(200).optional() });
export type HistoryAsked = z.infer<typeof HistoryAsked>;

/** `seen`: the latest change of that record that the caller has read. */
export const RestoreInput = z.strictObject({ seen: z.uuid() }).meta({ id: 'RestoreInput' });
