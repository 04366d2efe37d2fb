import { z } from 'zod';
import { CohortInput, PartnerRole, PhaseName } from '../cohort.contract';

export const PhaseInput = z
  .strictObject({ phase: PhaseName, startsOn: z.iso.date(), endsOn: z.iso.date() })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], message: 'La fin vient après le début.' })
  .meta({ id: 'PhaseInput' });
export type PhaseInput = z.infer<typeof PhaseInput>;

export const PartnerInput = z
  .strictObject({
    organisationId: z.uuid(),
    role: PartnerRole,
    startsOn: z.iso.date().nullable().default(null),
    endsOn: z.iso.date().nullable().default(null),
    contactId: z.uuid().nullable().default(null),
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, { path: ['endsOn'], message: 'La fin vient après le début.' })
  .meta({ id: 'PartnerInput' });
export type PartnerInput = z.infer<typeof PartnerInput>;

/** The shape of a cohort, its dates moved to a new beginning: what a new one may take from it. The programme of gatherings is left out. */
export const ShapeView = z
  .object({
    cohort: z.object({ id: z.uuid(), name: z.string(), region: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date().nullable(), supportDaysDefault: z.number() }),
    phases: z.array(z.object({ id: z.uuid(), phase: PhaseName, startsOn: z.iso.date(), endsOn: z.iso.date() })),
    partners: z.array(z.object({ id: z.uuid(), organisation: z.string(), role: PartnerRole, startsOn: z.iso.date().nullable(), endsOn: z.iso.date().nullable() })),
    targets: z.array(z.object({ id: z.uuid(), indicator: z.string(), label: z.string().nullable(), target: z.number(), dueOn: z.iso.date().nullable() })),
  })
  .meta({ id: 'ShapeView' });
export type ShapeView = z.infer<typeof ShapeView>;
export const ShapeAsked = z.strictObject({ startsOn: z.iso.date().optional() });

/** A new cohort from the shape of another: what comes along is named, line by line. */
export const CopyInput = z
  .strictObject({
    cohort: CohortInput,
    phaseIds: z.array(z.uuid()).max(60).default([]),
    partnerIds: z.array(z.uuid()).max(60).default([]),
    targetIds: z.array(z.uuid()).max(60).default([]),
    /** The days of support given to each territory. */
    settings: z.boolean().default(true),
  })
  .meta({ id: 'CopyInput' });
export type CopyInput = z.infer<typeof CopyInput>;
