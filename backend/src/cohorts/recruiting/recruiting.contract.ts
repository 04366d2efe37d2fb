import { z } from 'zod';
import { TerritoryKind } from '../../network/territories/territory.contract';
import { LeadOrigin, StageName } from '../participations/participation.contract';
import { FunnelCounts, FunnelStage } from './stage-reach.contract';

const Named = z.object({ id: z.uuid(), name: z.string() });

/** Where a lead comes from; with an ally, which structure or who. */
export const OriginInput = z
  .strictObject({ leadOrigin: LeadOrigin.nullable(), leadOrganisationId: z.uuid().nullable().default(null), leadPersonId: z.uuid().nullable().default(null) })
  .meta({ id: 'OriginInput' });
export type OriginInput = z.infer<typeof OriginInput>;

/** What comes next with a territory: without words, neither date nor person. */
export const NextStepInput = z
  .strictObject({ nextStep: z.string().trim().max(400).nullable(), nextOn: z.iso.date().nullable().default(null), nextById: z.uuid().nullable().default(null) })
  .meta({ id: 'NextStepInput' });
export type NextStepInput = z.infer<typeof NextStepInput>;

export const ExecutiveFactKind = z.enum(['met', 'present']).meta({ id: 'ExecutiveFactKind' });
export const ExecutiveFactInput = z.strictObject({ kind: ExecutiveFactKind, onDate: z.iso.date() }).meta({ id: 'ExecutiveFactInput' });
export type ExecutiveFactInput = z.infer<typeof ExecutiveFactInput>;

/** `noteMet` writes the stage « rencontré » on that day for the territories that never reached it. */
export const PresentationInput = z
  .strictObject({
    title: z.string().trim().min(2, 'Donnez un titre à la présentation.').max(120),
    place: z.string().trim().max(120).nullable().default(null),
    heldOn: z.iso.date(),
    participationIds: z.array(z.uuid()).max(200),
    noteMet: z.boolean().default(false),
  })
  .meta({ id: 'PresentationInput' });
export type PresentationInput = z.infer<typeof PresentationInput>;

export const PresentationView = z
  .object({ id: z.uuid(), title: z.string(), place: z.string().nullable(), heldOn: z.iso.date(), participationIds: z.array(z.uuid()) })
  .meta({ id: 'PresentationView' });

/** A presentation with the territories that were there, by name. */
export const PresentationLine = PresentationView.omit({ participationIds: true }).extend({ territories: z.array(z.string()) }).meta({ id: 'PresentationLine' });
export const PresentationList = z.object({ items: z.array(PresentationLine) }).meta({ id: 'PresentationList' });

/** One territory of the recruiting. What the caller may not read is null. */
export const Lead = z
  .object({
    participationId: z.uuid(),
    name: z.string(),
    kind: TerritoryKind,
    departmentName: z.string().nullable(),
    population: z.number().int().nullable(),
    invented: z.boolean(),
    origin: z.object({ kind: LeadOrigin.nullable(), organisation: Named.nullable(), person: Named.nullable() }),
    stage: StageName,
    reachedOn: z.iso.date(),
    stages: z.array(z.object({ id: z.uuid(), stage: StageName, reachedOn: z.iso.date() })),
    /** What it ever reached, whatever came later. */
    reached: z.array(FunnelStage),
    next: z.object({ step: z.string().nullable(), on: z.iso.date().nullable(), by: Named.nullable() }).nullable(),
    executive: z.object({ title: z.string().nullable(), facts: z.array(z.object({ id: z.uuid(), kind: ExecutiveFactKind, onDate: z.iso.date() })) }).nullable(),
  })
  .meta({ id: 'Lead' });
export type Lead = z.infer<typeof Lead>;

export const RecruitingView = z
  .object({
    on: z.iso.date(),
    cohort: Named,
    counts: FunnelCounts,
    leads: z.array(Lead),
    presentations: z.array(PresentationView).nullable(),
    /** Who may be named for a next step: the cohort's staff. */
    staff: z.array(Named).nullable(),
    may: z.object({ move: z.boolean(), add: z.boolean(), eraseStage: z.boolean(), eraseFact: z.boolean(), erasePresentation: z.boolean() }),
  })
  .meta({ id: 'RecruitingView' });
export type RecruitingView = z.infer<typeof RecruitingView>;
export const RecruitingOn = z.strictObject({ on: z.iso.date().optional() });
