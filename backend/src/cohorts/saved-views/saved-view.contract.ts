import { z } from 'zod';

const ours = /^\/[a-z][a-z0-9-]*(?:\/[A-Za-z0-9-]+)*(?:\?[^\s#<>\\]*)?$/;
const elsewhere = /^\/(?:api|health|l|connexion)(?:\/|\?|$)/;

/** A route of ours with its filters: relative, never another site, never an address of the API. */
export const ViewAddress = z
  .string()
  .trim()
  .max(600)
  .refine((address) => ours.test(address) && !elsewhere.test(address), 'Une vue garde l’adresse d’une liste de cette application.');

const name = z.string().trim().min(2, 'Donnez-lui un nom.').max(80);
const sharing = { cohortId: z.uuid().nullable().default(null) };

/** `cohortId`: with whose staff it is shared; null keeps it for oneself. */
export const SavedViewInput = z.strictObject({ name, address: ViewAddress, ...sharing }).meta({ id: 'SavedViewInput' });
export type SavedViewInput = z.infer<typeof SavedViewInput>;

export const SavedViewChange = z.strictObject({ name, ...sharing }).meta({ id: 'SavedViewChange' });
export type SavedViewChange = z.infer<typeof SavedViewChange>;

export const SavedViewLine = z
  .object({
    id: z.uuid(),
    name: z.string(),
    address: z.string(),
    mine: z.boolean(),
    savedBy: z.string().nullable(),
    cohort: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    mayDelete: z.boolean(),
  })
  .meta({ id: 'SavedViewLine' });
export type SavedViewLine = z.infer<typeof SavedViewLine>;

/** `shareWith`: the cohorts with whose staff the reader may share. */
export const SavedViewList = z
  .object({ items: z.array(SavedViewLine), shareWith: z.array(z.object({ id: z.uuid(), name: z.string() })) })
  .meta({ id: 'SavedViewList' });

/** Those of one page, by the beginning of their address. */
export const SavedViewSearch = z.strictObject({ path: z.string().regex(/^\/[a-z0-9/-]{1,120}$/i).optional() });
