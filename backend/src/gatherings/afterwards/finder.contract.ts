import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { ResourceKind, ResourceView } from '../resource.contract';

/** The network's themes, whole: a line without an id is new, one that is missing goes. */
export const ThemesInput = z
  .strictObject({ items: z.array(z.strictObject({ id: z.uuid().optional(), name: z.string().trim().min(2).max(60) })).max(12, 'Douze thèmes au plus : au-delà, on ne trouve plus.') })
  .meta({ id: 'ResourceThemesInput' });
export type ThemesInput = z.infer<typeof ThemesInput>;

export const ThemeView = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'ResourceTheme' });
export const ThemeList = z.object({ items: z.array(ThemeView), may: z.object({ change: z.boolean() }) }).meta({ id: 'ResourceThemes' });

/** Supports of a cohort by theme, by words or by kind. A screen reads the last two hundred, a file all of them. */
export const ResourceSought = z.strictObject({ theme: z.uuid().optional(), q: z.string().trim().max(120).optional(), kind: ResourceKind.optional(), limit: z.coerce.number().int().min(1).max(5000).default(200) });
export type ResourceSought = z.infer<typeof ResourceSought>;

/** `page`: the address of the gathering's page without an account, to hand on; null when there is none. */
export const FoundResource = ResourceView.extend({ gatheringId: z.uuid(), gatheringTitle: z.string(), heldOn: z.iso.date().nullable(), page: z.string().nullable() }).meta({ id: 'FoundResource' });

/** What was missed, with why: absent that day, or not there yet; and what groups of peers committed themselves to, for those of a team, where they let it leave the room. */
export const MissedGathering = z
  .object({
    id: z.uuid(),
    title: z.string(),
    nature: z.string(),
    heldOn: z.iso.date(),
    why: z.enum(['absent', 'before']),
    commitments: z.array(z.object({ category: ActorCategory, words: z.string(), territory: z.string().nullable() })),
  })
  .meta({ id: 'MissedGathering' });

/** A next date of the cohort. */
export const ComingGathering = z.object({ id: z.uuid(), title: z.string(), heldOn: z.iso.date(), fromTime: z.string().nullable(), place: z.string().nullable() }).meta({ id: 'ComingGathering' });

export const ResourceFinder = z
  .object({
    cohort: z.object({ id: z.uuid(), name: z.string() }),
    themes: z.array(ThemeView.extend({ count: z.int() })),
    items: z.array(FoundResource),
    missed: z.array(MissedGathering),
    coming: z.array(ComingGathering),
  })
  .meta({ id: 'ResourceFinder' });
export type ResourceFinder = z.infer<typeof ResourceFinder>;
