import { z } from 'zod';
import { LeadOrigin, StageView } from '../cohorts/participations/participation.contract';
import { DelegateView, QuartetView } from '../cohorts/delegation/delegate.contract';
import { TerritoryFacts, TerritoryKind } from '../network/territories/territory.contract';
import { pageParams } from '../platform/http/cursor';
import { DiagnosticState, TimelineGathering } from './cohort-page.contract';

/** Somebody to call. Telephone and address are for staff alone. */
const Reachable = { telephone: z.string().nullable(), email: z.string().nullable() };

const Member = z.object({ ...DelegateView.shape, ...Reachable });
const SupportAlly = z.object({
  organisation: z.string(),
  person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }).nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  ...Reachable,
});
const TeamAlly = z.object({ person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }), hat: z.string(), ...Reachable });

/** « Qui fait quoi ici »: everything a person needs to know whom to call, on one card. What the caller may not read is null. */
export const TerritoryCard = z
  .object({
    id: z.uuid(),
    cohort: z.object({ id: z.uuid(), name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date().nullable() }),
    territory: TerritoryFacts,
    leadOrigin: LeadOrigin.nullable(),
    executiveTitle: z.string().nullable(),
    on: z.iso.date(),
    seats: QuartetView.nullable(),
    members: z.array(Member).nullable(),
    stages: z.array(StageView).nullable(),
    diagnostic: z
      .object({
        id: z.uuid(),
        state: DiagnosticState,
        organisation: z.string().nullable(),
        firstReadingOn: z.iso.date().nullable(),
        restitutedOn: z.iso.date().nullable(),
        publicRestitutionOn: z.iso.date().nullable(),
        team: z.array(TeamAlly),
      })
      .nullable(),
    project: z.object({ id: z.uuid(), title: z.string(), theme: z.string().nullable() }).nullable(),
    allies: z.array(SupportAlly).nullable(),
    support: z.object({ used: z.number(), budget: z.number() }).nullable(),
    gatherings: z.array(TimelineGathering),
    may: z.object({ change: z.boolean(), addStage: z.boolean(), eraseStage: z.boolean(), changeTeam: z.boolean(), eraseFromTeam: z.boolean(), readPage: z.boolean() }),
  })
  .meta({ id: 'TerritoryCard' });
export type TerritoryCard = z.infer<typeof TerritoryCard>;

export const ParticipationLine = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: TerritoryKind,
    departmentName: z.string().nullable(),
    population: z.number().int().nullable(),
    cohort: z.object({ id: z.uuid(), name: z.string() }),
  })
  .meta({ id: 'ParticipationLine' });
export type ParticipationLine = z.infer<typeof ParticipationLine>;
export const ParticipationPage = z.object({ items: z.array(ParticipationLine), next: z.string().nullable() }).meta({ id: 'ParticipationPage' });
export const ParticipationSearch = z.strictObject({ ...pageParams, search: z.string().trim().max(80).default(''), cohortId: z.uuid().optional() });
export type ParticipationSearch = z.infer<typeof ParticipationSearch>;
