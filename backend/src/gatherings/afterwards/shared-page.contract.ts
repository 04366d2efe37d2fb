import { z } from 'zod';
import { GatheringNature } from '../gathering.contract';
import { ResourceFile, ResourceKind } from '../resource.contract';

/** How long a page to hand on stays open. */
export const SharedPageInput = z.strictObject({ days: z.int().min(1).max(730).default(365) }).meta({ id: 'SharedPageInput' });

/** The page of a gathering, if one is open: its address serves to be handed on. */
export const SharedPageView = z
  .object({ page: z.object({ id: z.uuid(), address: z.string(), expiresAt: z.iso.datetime({ offset: true }), createdBy: z.string().nullable() }).nullable(), may: z.object({ make: z.boolean(), revoke: z.boolean() }) })
  .meta({ id: 'SharedPageView' });
export type SharedPageView = z.infer<typeof SharedPageView>;

/** What anybody with the link reads: no name of anybody. */
export const SharedPageContent = z
  .object({
    cohortName: z.string(),
    title: z.string(),
    nature: GatheringNature,
    heldOn: z.iso.date().nullable(),
    period: z.string().nullable(),
    until: z.iso.date(),
    items: z.array(z.object({ id: z.uuid(), kind: ResourceKind, title: z.string(), summary: z.string().nullable(), url: z.string().nullable(), file: ResourceFile.nullable() })),
  })
  .meta({ id: 'SharedPageContent' });
export type SharedPageContent = z.infer<typeof SharedPageContent>;
