import { z } from 'zod';
import { BehalfView } from '../cohorts/behalf/statement.contract';

const statement = z.string().trim().min(3, 'Une phrase suffit : écrivez au moins quelques mots.').max(1000);
const label = z.string().trim().min(2).max(60);

/** Saved from one sentence; everything else may come later. */
export const EffectInput = z
  .strictObject({
    statement,
    labels: z.array(label).max(8, 'Huit mots-clés au plus.'),
    expected: z.boolean().nullable(),
    evidence: z.string().trim().max(1000).nullable(),
    seenBy: z.string().trim().max(160).nullable(),
    toldOn: z.iso.date().nullable(),
    enteredForId: z.uuid().nullable(),
  })
  .meta({ id: 'EffectInput' });
export type EffectInput = z.infer<typeof EffectInput>;
export const EffectEdit = EffectInput.omit({ enteredForId: true }).meta({ id: 'EffectEdit' });
export type EffectEdit = z.infer<typeof EffectEdit>;

export const LimitInput = z.strictObject({ statement, toldOn: z.iso.date().nullable(), enteredForId: z.uuid().nullable() }).meta({ id: 'LimitInput' });
export type LimitInput = z.infer<typeof LimitInput>;
export const LimitEdit = LimitInput.omit({ enteredForId: true }).meta({ id: 'LimitEdit' });
export type LimitEdit = z.infer<typeof LimitEdit>;

export const Side = z.enum(['ally', 'territory']).meta({ id: 'Side' });
export type Side = z.infer<typeof Side>;

/** `accepted`: I reread it and agree that it be published; only the person who speaks can say so. */
export const ViewpointInput = z
  .strictObject({
    body: z.string().trim().min(3, 'Quelques mots suffisent.').max(4000),
    saidBy: z.string().trim().min(2, 'Dites qui parle : un nom, une fonction, « la délégation ».').max(200),
    collectedOn: z.iso.date().nullable(),
    enteredForId: z.uuid().nullable(),
    accepted: z.boolean(),
  })
  .meta({ id: 'ViewpointInput' });
export type ViewpointInput = z.infer<typeof ViewpointInput>;

const told = {
  id: z.uuid(),
  statement: z.string(),
  toldOn: z.iso.date(),
  author: z.string().nullable(),
  enteredFor: z.string().nullable(),
  toConfirm: z.boolean(),
  behalf: BehalfView.nullable(),
  mine: z.boolean(),
  version: z.number().int(),
};

export const EffectView = z
  .object({ ...told, labels: z.array(z.string()), expected: z.boolean().nullable(), evidence: z.string().nullable(), seenBy: z.string().nullable() })
  .meta({ id: 'EffectView' });
export const LimitView = z.object(told).meta({ id: 'LimitView' });

export const ViewpointView = z
  .object({
    side: Side,
    body: z.string(),
    saidBy: z.string(),
    collectedOn: z.iso.date(),
    author: z.string().nullable(),
    enteredFor: z.string().nullable(),
    accepted: z.boolean(),
    behalf: BehalfView.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'ViewpointView' });
export type ViewpointView = z.infer<typeof ViewpointView>;

const SideMay = z.object({ write: z.boolean(), accept: z.boolean() }).meta({ id: 'SideMay' });

/** The two words; a side that is null was not collected, or is not for this reader. */
export const ViewpointsView = z
  .object({
    ally: ViewpointView.nullable(),
    territory: ViewpointView.nullable(),
    may: z.object({ ally: SideMay, territory: SideMay }),
  })
  .meta({ id: 'ViewpointsView' });
export type ViewpointsView = z.infer<typeof ViewpointsView>;

export const EffectsPageView = z
  .object({
    participationId: z.uuid(),
    cohortId: z.uuid(),
    territoryName: z.string(),
    effects: z.array(EffectView),
    limits: z.array(LimitView),
    /** Labels already in use, most used first. */
    labels: z.array(z.string()),
    may: z.object({ tell: z.boolean(), correctAll: z.boolean(), remove: z.boolean(), askByMail: z.boolean(), readViewpoints: z.boolean() }),
  })
  .meta({ id: 'EffectsPageView' });
export type EffectsPageView = z.infer<typeof EffectsPageView>;

const CohortStatement = z
  .object({
    id: z.uuid(),
    kind: z.enum(['effect', 'limit']),
    participationId: z.uuid(),
    territoryName: z.string(),
    statement: z.string(),
    labels: z.array(z.string()),
    expected: z.boolean().nullable(),
    evidence: z.string().nullable(),
    toldOn: z.iso.date(),
    toConfirm: z.boolean(),
  })
  .meta({ id: 'CohortStatement' });

const Voice = z.object({ participationId: z.uuid(), territoryName: z.string() }).meta({ id: 'TerritoryVoice' });

/** Every statement of a cohort, its totals, and which voices are missing: figures that open. */
export const CohortEffectsView = z
  .object({
    items: z.array(CohortStatement),
    effects: z.number().int(),
    limits: z.number().int(),
    labels: z.array(z.object({ label: z.string(), count: z.number().int() })),
    withoutAllyViewpoint: z.array(Voice),
    withoutTerritoryViewpoint: z.array(Voice),
  })
  .meta({ id: 'CohortEffectsView' });
export type CohortEffectsView = z.infer<typeof CohortEffectsView>;

/** Which of them: effects or limits, those with a label; the totals stay those of the whole cohort. */
export const CohortEffectsAsked = z.object({ kind: z.enum(['effect', 'limit']).optional(), label: z.string().max(60).optional() });
export type CohortEffectsAsked = z.infer<typeof CohortEffectsAsked>;
