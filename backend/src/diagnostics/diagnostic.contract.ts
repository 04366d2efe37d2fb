import { z } from 'zod';
import { Category } from './category';

const day = z.iso.date('Choisissez une date.').nullable();

export const DiagnosticState = z.enum(['preparation', 'interviews', 'analysis', 'first_reading', 'restituted']);
export const DiagnosticHat = z.enum(['diagnostic_lead', 'interviewer', 'diagnostic_supervisor']);

/** One kind of actor: how many conversations are planned and how many were held; numbers, never people. */
export const CategoryProgress = z.object({ category: Category, planned: z.int(), held: z.int(), closed: z.int() }).meta({ id: 'CategoryProgress' });
export type CategoryProgress = z.infer<typeof CategoryProgress>;

/** One diagnostic in the list; `progress`, by kind of actor, is null for whoever may read its total alone. */
export const DiagnosticItem = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohortName: z.string(),
    participationId: z.uuid(),
    territoryName: z.string(),
    state: DiagnosticState,
    firstReadingOn: z.string().nullable(),
    restitutedOn: z.string().nullable(),
    publicRestitutionOn: z.string().nullable(),
    leadName: z.string().nullable(),
    total: z.object({ planned: z.int(), held: z.int() }).nullable(),
    progress: z.array(CategoryProgress).nullable(),
  })
  .meta({ id: 'DiagnosticItem' });
export type DiagnosticItem = z.infer<typeof DiagnosticItem>;
/** `byKind`: the reader counts some of them by kind of actor; all others read totals alone. */
export const DiagnosticList = z.object({ items: z.array(DiagnosticItem), next: z.uuid().nullable(), byKind: z.boolean() }).meta({ id: 'DiagnosticList' });
export type DiagnosticList = z.infer<typeof DiagnosticList>;
export const DiagnosticRequest = z.strictObject({ cohortId: z.uuid().optional(), participationId: z.uuid().optional(), after: z.uuid().optional() });
export type DiagnosticRequest = z.infer<typeof DiagnosticRequest>;

/** Somebody of the team; a lead who is not confirmed yet wears nothing. */
export const TeamMember = z
  .object({
    hatId: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    organisation: z.string().nullable(),
    hat: DiagnosticHat,
    since: z.string(),
    confirmed: z.boolean(),
    proposedBy: z.string().nullable(),
    proposedByMe: z.boolean(),
  })
  .meta({ id: 'DiagnosticTeamMember' });
export type TeamMember = z.infer<typeof TeamMember>;

/** What the person in front of the page may do here; the server decides again at each call. */
export const DiagnosticMay = z.object({
  update: z.boolean(),
  plan: z.boolean(),
  proposeLead: z.boolean(),
  composeTeam: z.boolean(),
  readInterviews: z.boolean(),
  writeInterviews: z.boolean(),
  readFindings: z.boolean(),
  writeFindings: z.boolean(),
});

export const DiagnosticView = z
  .object({
    ...DiagnosticItem.shape,
    organisationName: z.string().nullable(),
    version: z.int(),
    team: z.array(TeamMember),
    /** Who can read what was said, by name. */
    readers: z.array(z.string()),
    may: DiagnosticMay,
  })
  .meta({ id: 'DiagnosticView' });
export type DiagnosticView = z.infer<typeof DiagnosticView>;

export const DiagnosticInput = z.strictObject({ organisationId: z.uuid().nullable().default(null) }).meta({ id: 'DiagnosticInput' });
export type DiagnosticInput = z.infer<typeof DiagnosticInput>;

/** Where the diagnostic stands. The first reading comes before every restitution. */
export const DiagnosticDates = z
  .strictObject({ state: z.enum(['preparation', 'interviews', 'analysis']), firstReadingOn: day, restitutedOn: day, publicRestitutionOn: day })
  .refine(after('restitutedOn'), { path: ['restitutedOn'], message: 'La restitution vient après la première lecture.' })
  .refine(after('publicRestitutionOn'), { path: ['publicRestitutionOn'], message: 'La restitution publique vient après la première lecture.' })
  .meta({ id: 'DiagnosticDates' });
export type DiagnosticDates = z.infer<typeof DiagnosticDates>;

function after(name: 'restitutedOn' | 'publicRestitutionOn') {
  return (dates: { firstReadingOn: string | null; restitutedOn: string | null; publicRestitutionOn: string | null }) =>
    dates[name] === null || (dates.firstReadingOn !== null && dates[name] >= dates.firstReadingOn);
}

export const PlanInput = z
  .strictObject({ items: z.array(z.strictObject({ category: Category, planned: z.int().min(0).max(200, 'Deux cents au plus.') })).min(1).max(5) })
  .refine(({ items }) => new Set(items.map(({ category }) => category)).size === items.length, { path: ['items'], message: 'Chaque type d’acteur une fois.' })
  .meta({ id: 'InterviewPlanInput' });
export type PlanInput = z.infer<typeof PlanInput>;

export const LeadInput = z.strictObject({ personId: z.uuid('Choisissez une personne.') }).meta({ id: 'LeadInput' });
export const TeamInput = z
  .strictObject({ personId: z.uuid('Choisissez une personne.'), hat: z.enum(['interviewer', 'diagnostic_supervisor']) })
  .meta({ id: 'DiagnosticTeamInput' });
export type TeamInput = z.infer<typeof TeamInput>;

export const CandidateList = z
  .object({ items: z.array(z.object({ personId: z.uuid(), name: z.string(), organisation: z.string().nullable() })) })
  .meta({ id: 'CandidateList' });
