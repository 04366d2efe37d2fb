import { z } from 'zod';
import { PartnerRole, PhaseName } from '../cohorts/cohort.contract';
import { StageName } from '../cohorts/participations/participation.contract';
import { FunnelCounts } from '../cohorts/recruiting/stage-reach.contract';
import { QuartetView } from '../cohorts/delegation/delegate.contract';
import { TerritoryFacts, TerritoryKind } from '../network/territories/territory.contract';

/** A dot of the timeline. A gathering without a date has a period. */
export const TimelineGathering = z
  .object({
    id: z.uuid(),
    title: z.string(),
    nature: z.string(),
    format: z.string(),
    number: z.number().int().nullable(),
    heldOn: z.iso.date().nullable(),
    period: z.string().nullable(),
  })
  .meta({ id: 'TimelineGathering' });

/** An organisation that carries the cohort; whom to call there is read by staff alone. */
export const CohortPartnerView = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    organisation: z.string(),
    role: PartnerRole,
    startsOn: z.iso.date().nullable(),
    endsOn: z.iso.date().nullable(),
    contact: z.object({ id: z.uuid(), name: z.string(), email: z.string().nullable(), telephone: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'CohortPartnerView' });

/** `interviews` is null for those who may not know how many were held. */
export const CohortView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    years: z.string(),
    region: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    phases: z.array(z.object({ id: z.uuid(), phase: PhaseName, startsOn: z.iso.date(), endsOn: z.iso.date() })),
    supportDaysDefault: z.number(),
    partners: z.array(CohortPartnerView),
    gatherings: z.array(TimelineGathering),
    counts: z.object({ territories: z.number().int(), gatherings: z.number().int(), interviews: z.number().int().nullable() }),
    /** Who ever reached a stage; null for those who read no stages. */
    funnel: FunnelCounts.nullable(),
    may: z.object({ readBoard: z.boolean(), readStages: z.boolean(), readTargets: z.boolean(), change: z.boolean(), changeFrame: z.boolean(), eraseFrame: z.boolean(), addTerritory: z.boolean(), addTerritoryToNetwork: z.boolean(), addGathering: z.boolean() }),
  })
  .meta({ id: 'CohortView' });
export type CohortView = z.infer<typeof CohortView>;

export const DiagnosticState = z.enum(['preparation', 'interviews', 'analysis', 'first_reading', 'restituted']).meta({ id: 'DiagnosticState' });

/** On a day of the past only the readings of a diagnostic are known: before them it is under way. */
export const DiagnosticStateOn = z.enum([...DiagnosticState.options, 'underway']).meta({ id: 'DiagnosticStateOn' });

const Stage = z.object({ stage: StageName, reachedOn: z.iso.date(), nextStep: z.string().nullable() });

/** Where one territory stands. What the caller may not read is null, and not « none ». */
export const BoardRow = z
  .object({
    participationId: z.uuid(),
    territory: TerritoryFacts,
    stage: Stage.nullable(),
    seats: QuartetView.nullable(),
    nextGathering: z.object({ id: z.uuid(), title: z.string(), heldOn: z.iso.date() }).nullable(),
    diagnostic: z
      .object({
        id: z.uuid(),
        state: DiagnosticStateOn,
        publicRestitutionOn: z.iso.date().nullable(),
        held: z.number().int().nullable(),
        planned: z.number().int().nullable(),
      })
      .nullable(),
    project: z.object({ id: z.uuid(), title: z.string() }).nullable(),
    support: z.object({ used: z.number(), budget: z.number() }).nullable(),
    news: z.object({ lastOn: z.iso.date().nullable() }).nullable(),
  })
  .meta({ id: 'BoardRow' });
export type BoardRow = z.infer<typeof BoardRow>;

/** A territory that was approached and does not walk. */
export const MetTerritory = z
  .object({
    participationId: z.uuid(),
    name: z.string(),
    kind: TerritoryKind,
    departmentName: z.string().nullable(),
    invented: z.boolean(),
    stage: Stage,
  })
  .meta({ id: 'MetTerritory' });

export const BoardView = z.object({ on: z.iso.date(), rows: z.array(BoardRow), met: z.array(MetTerritory) }).meta({ id: 'BoardView' });
export const BoardOn = z.strictObject({ on: z.iso.date().optional() });
