import { z } from 'zod';

/** The hats that a person can be given. */
export const HatKind = z
  .enum(['network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'])
  .meta({ id: 'HatKind' });
export type HatKind = z.infer<typeof HatKind>;

/** The words of each hat on screen. */
export const hatLabels = {
  network_admin: 'administration du réseau',
  cohort_manager: 'équipe du parcours',
  pivot_ally: 'allié pivot',
  diagnostic_lead: 'responsable du diagnostic',
  interviewer: 'intervieweur ou intervieweuse',
  diagnostic_supervisor: 'superviseur du diagnostic',
  project_ally: 'allié·e du projet',
  delegate: 'équipe du territoire',
  evaluator: 'évaluation',
  storyteller: 'mise en récits',
  observer: 'observateur',
} satisfies Record<HatKind, string>;
