import { z } from 'zod';

/** `unchanged`: asked for again when nothing had changed since the last version, which stays the one. */
export const PackState = z.enum(['queued', 'making', 'ready', 'unchanged', 'failed']).meta({ id: 'PackState' });

const day = z.iso.date();
export const PackInput = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => to >= from, { path: ['to'], message: 'La fin vient après le début.' })
  .meta({ id: 'PackInput' });
export type PackInput = z.infer<typeof PackInput>;

/** What another version changed, file by file, and the corrections of presence since. */
export const PackChange = z.object({ kind: z.enum(['added', 'changed', 'removed', 'correction']), words: z.string() }).meta({ id: 'PackChange' });
export type PackChange = z.infer<typeof PackChange>;

export const PackSummary = z.object({ gatherings: z.int(), people: z.int(), halfDays: z.int(), minutes: z.int(), missing: z.array(z.string()) }).meta({ id: 'PackSummary' });
export type PackSummary = z.infer<typeof PackSummary>;

/** What a pack of this period would hold if it were sealed now, what it would lack, and who would read it. */
export const PackPreview = z
  .object({
    gatherings: z.array(z.object({ id: z.uuid(), title: z.string(), heldOn: z.string().nullable(), people: z.int(), minutes: z.int(), closed: z.boolean(), missing: z.array(z.string()) })),
    /** Of the period, and not yet held: they are not in it. */
    toCome: z.int(),
    people: z.int(),
    halfDays: z.int(),
    minutes: z.int(),
    version: z.int(),
    formerSealedAt: z.string().nullable(),
    readers: z.array(z.object({ name: z.string(), whose: z.enum(['staff', 'funder']) })),
  })
  .meta({ id: 'PackPreview' });
export type PackPreview = z.infer<typeof PackPreview>;

export const PackView = z
  .object({
    id: z.uuid(),
    agreementId: z.uuid(),
    funder: z.string(),
    reference: z.string(),
    cohortName: z.string(),
    from: z.string(),
    to: z.string(),
    state: PackState,
    done: z.int(),
    total: z.int(),
    /** How often it was begun: three times at most. */
    attempts: z.int(),
    /** Why it could not be made, as the end of a sentence. */
    failure: z.string().nullable(),
    version: z.int().nullable(),
    latest: z.boolean(),
    sha256: z.string().nullable(),
    bytes: z.int().nullable(),
    fileCount: z.int(),
    changes: z.array(PackChange),
    summary: PackSummary.nullable(),
    askedBy: z.string().nullable(),
    askedAt: z.string(),
    sealedAt: z.string().nullable(),
  })
  .meta({ id: 'PackView' });
export type PackView = z.infer<typeof PackView>;
export const PackList = z.object({ items: z.array(PackView) }).meta({ id: 'PackList' });

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'Une empreinte SHA-256 compte 64 signes.');
/** What a browser found of a file: its fingerprint, and when it is no pack as it left, what it holds. */
export const PackCheckInput = z
  .strictObject({ sha256: hash, packId: z.uuid().nullable().default(null), files: z.array(z.strictObject({ path: z.string().max(400), sha256: hash })).max(5000).default([]) })
  .meta({ id: 'PackCheckInput' });
export type PackCheckInput = z.infer<typeof PackCheckInput>;

/** `authentic`: bit for bit; `altered`: made from a pack that is known, and what differs; `unknown`: nothing here knows it. */
export const PackCheckView = z
  .object({
    state: z.enum(['authentic', 'altered', 'unknown']),
    pack: z
      .object({ version: z.int(), latest: z.int(), from: z.string(), to: z.string(), reference: z.string(), funder: z.string(), cohort: z.string(), network: z.string(), sealedAt: z.string(), chained: z.boolean() })
      .nullable(),
    differing: z.array(z.string()),
    foreign: z.array(z.string()),
    missing: z.int(),
  })
  .meta({ id: 'PackCheckView' });
export type PackCheckView = z.infer<typeof PackCheckView>;
