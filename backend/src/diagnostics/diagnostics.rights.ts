import { allow } from '../platform/auth/right';

/**
 * What was said is for the diagnostic's team alone: interviewers and the lead write it, the supervisor reads it,
 * staff count it by category, the territory reads the shared points. Funders, evaluators and the territory get one number
 * a diagnostic, planned and held: by kind of actor, a village's numbers would name who spoke.
 */
export const diagnosticsRights = [
  ...allow('cohort_manager', 'cohort', { diagnostic: 'cru', interview_plan: 'cru', interview_numbers: 'r', interview_total: 'r', shared_finding: 'r' }),
  ...allow('pivot_ally', 'cohort', { diagnostic: 'cru', interview_plan: 'cru', interview_numbers: 'r', interview_total: 'r', shared_finding: 'r' }),
  ...allow('evaluator', 'cohort', { diagnostic: 'r', interview_total: 'r', shared_finding: 'r' }),
  ...allow('observer', 'cohort', { diagnostic: 'r', interview_total: 'r' }),
  ...allow('diagnostic_lead', 'diagnostic', { diagnostic: 'ru', interview_plan: 'cru', interview: 'crud', finding: 'crud', interview_numbers: 'r' }),
  ...allow('interviewer', 'diagnostic', { diagnostic: 'r', interview_plan: 'r', interview: 'crud', finding: 'r', interview_numbers: 'r' }),
  ...allow('diagnostic_supervisor', 'diagnostic', { diagnostic: 'r', interview_plan: 'r', interview: 'r', finding: 'r', interview_numbers: 'r' }),
  ...allow('project_ally', 'participation', { diagnostic: 'r', interview_total: 'r', shared_finding: 'r' }),
  ...allow('delegate', 'participation', { diagnostic: 'r', interview_total: 'r', shared_finding: 'r' }),
];
