import { z } from 'zod';
import { PersonLine } from '../../network/people/person.contract';
import { pageParams } from '../../platform/http/cursor';
import { sortParam } from '../../platform/http/sort';

/** What an ally carries: territories accompanied, days of support that fall to them and days used, interviews held. Numbers alone. */
export const AllyLoad = z
  .object({ territories: z.number().int(), assigned: z.number(), used: z.number(), interviews: z.number().int() })
  .meta({ id: 'AllyLoad' });
export type AllyLoad = z.infer<typeof AllyLoad>;

/** The last period asked that is not over: the answer, and the days that no territory has taken yet. */
export const AllyOffer = z
  .object({
    requestId: z.uuid(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    answer: z.enum(['yes', 'partly', 'no']).nullable(),
    days: z.number().nullable(),
    left: z.number().nullable(),
  })
  .meta({ id: 'AllyOffer' });

export const AllyLine = PersonLine.extend({
  skills: z.array(z.string()),
  departments: z.array(z.string()),
  travelKm: z.number().nullable(),
  trainedOn: z.iso.date().nullable(),
  trainedBy: z.string().nullable(),
  offer: AllyOffer.nullable(),
  load: AllyLoad,
}).meta({ id: 'AllyLine' });
export type AllyLine = z.infer<typeof AllyLine>;

export const AllyPage = z.object({ items: z.array(AllyLine), next: z.string().nullable() }).meta({ id: 'AllyPage' });
const optionalDay = z.union([z.iso.date(), z.literal('')]).default('');
export const AllySearch = z.strictObject({
  ...pageParams,
  search: z.string().trim().max(80).default(''),
  skill: z.string().trim().max(60).default(''),
  department: z.string().trim().max(3).default(''),
  trained: z.enum(['yes', 'no', '']).default(''),
  available: z.enum(['yes', 'unanswered', '']).default(''),
  sort: sortParam(['name', 'trained', 'left', 'carried']),
  /** The period over which the days are counted; everything without it. */
  since: optionalDay,
  until: optionalDay,
});
export type AllySearch = z.infer<typeof AllySearch>;

/** One cohort of what somebody carries; the name is told to those who may read that cohort. */
export const CohortLoad = AllyLoad.extend({ cohortId: z.uuid(), cohortName: z.string().nullable() }).meta({ id: 'CohortLoad' });
export const PersonLoad = z.object({ items: z.array(CohortLoad) }).meta({ id: 'PersonLoad' });
export const LoadSearch = z.strictObject({ since: optionalDay, until: optionalDay });
export type LoadSearch = z.infer<typeof LoadSearch>;

/** Why this ally, in the order of what counts: did the diagnostic, knows the subject, has days, is near. */
export const AllyCandidate = AllyLine.extend({
  organisationId: z.uuid().nullable(),
  didDiagnostic: z.boolean(),
  matching: z.array(z.string()),
  near: z.enum(['department', 'region']).nullable(),
}).meta({ id: 'AllyCandidate' });
export type AllyCandidate = z.infer<typeof AllyCandidate>;

export const AllyShortlist = z
  .object({
    territoryName: z.string(),
    projectTitle: z.string().nullable(),
    theme: z.string().nullable(),
    assigned: z.array(z.string()),
    items: z.array(AllyCandidate),
  })
  .meta({ id: 'AllyShortlist' });
