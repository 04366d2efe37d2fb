import type { ConstraintProblem } from './platform/http/database-problem';
import { identityConstraints } from './identity/identity.constraints';

/** How the database's named rules are told to people; each context brings its own. */
export const constraints: Record<string, ConstraintProblem> = { ...identityConstraints };
