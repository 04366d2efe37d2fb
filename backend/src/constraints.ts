import type { ConstraintProblem } from './platform/http/database-problem';
import { cohortsConstraints } from './cohorts/cohorts.constraints';
import { territoriesConstraints } from './cohorts/territories/territories.constraints';
import { gatheringsConstraints } from './gatherings/gatherings.constraints';
import { diagnosticsConstraints } from './diagnostics/diagnostics.constraints';
import { identityConstraints } from './identity/identity.constraints';
import { networkConstraints } from './network/network.constraints';
import { projectsConstraints } from './projects/projects.constraints';
import { newsletterConstraints } from './reports/newsletter/newsletter.constraints';

/** How the database's named rules are told to people; each context brings its own. */
export const constraints: Record<string, ConstraintProblem> = {
  ...networkConstraints,
  ...identityConstraints,
  ...cohortsConstraints,
  ...territoriesConstraints,
  ...gatheringsConstraints,
  ...diagnosticsConstraints,
  ...projectsConstraints,
  ...newsletterConstraints,
};
