import type { DiagnosticItem, DiagnosticTeamMember, IntervieweeView } from '../api';

type State = DiagnosticItem['state'];
type TeamHat = DiagnosticTeamMember['hat'];
type Covers = IntervieweeView['consentCovers'];
type Means = NonNullable<IntervieweeView['consentMeans']>;

/** How far a diagnostic went. */
export const DIAGNOSTIC_STATES = {
  preparation: 'En préparation',
  interviews: 'Entretiens en cours',
  analysis: 'Analyse',
  first_reading: 'Première lecture faite',
  restituted: 'Restitué',
} satisfies Record<State, string>;

/** The hats of a diagnostic's team. */
export const TEAM_HATS = {
  diagnostic_lead: 'Responsable',
  diagnostic_supervisor: 'Relit et supervise',
  interviewer: 'Mène les entretiens',
} satisfies Record<TeamHat, string>;

/** Who reads the shared points, said before they are shared. */
export const READER_HATS: Readonly<Record<string, string>> = {
  cohort_manager: 'équipe du parcours',
  pivot_ally: 'allié pivot',
  evaluator: 'évaluation',
  project_ally: 'allié·e du projet',
  delegate: 'équipe du territoire',
};

/** What somebody agreed to, in the order in which it opens. */
export const CONSENT_COVERS = {
  none: 'Rien ne sort de l’équipe',
  summary: 'Une synthèse, sans citation',
  anonymous_quotes: 'Des citations, sans dire qui',
  category_quotes: 'Des citations, avec son type d’acteur',
} satisfies Record<Covers, string>;

/** How the agreement was given. */
export const CONSENT_MEANS = {
  oral: 'De vive voix',
  written: 'Par écrit',
  e_mail: 'Par e-mail',
} satisfies Record<Means, string>;
