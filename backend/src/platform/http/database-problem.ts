import { type FieldFault, type Problem, problem } from './problem';

/** How a broken rule of the database is told to a person. */
export interface ConstraintProblem {
  code: string;
  detail: string;
  status?: number;
  errors?: FieldFault[];
}

/** What the driver says, without a code, when every connection stays taken or when its own is cut. */
const noConnection = /^(timeout exceeded when trying to connect|Connection terminated)/;

const unavailable = () => problem(503, 'unavailable', 'La base de données ne répond pas. Réessayez dans un instant.');

/** The token under which every context's constraint messages are injected, by constraint name. */
export const CONSTRAINTS = Symbol('constraints');

/**
 * What PostgreSQL refused, in words. Unique and foreign keys tell that hidden rows exist, so unless a context says
 * otherwise they share one neutral message; `detail` is never shown nor logged.
 */
export function databaseProblem(error: unknown, constraints: Record<string, ConstraintProblem>): Problem | undefined {
  const { code, constraint } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string; constraint?: string };
  const known = constraint ? constraints[constraint] : undefined;
  if (known) return problem(known.status ?? 422, known.code, known.detail, { errors: known.errors });
  switch (code) {
    case '23505':
    case '23503':
    case '23P01':
      return problem(409, 'conflict', 'Cet enregistrement contredit ce qui existe déjà.');
    case '23514':
    case '23502':
    // A period that ends before it begins, where an exclusion reads it before the check does.
    case '22000':
      return problem(422, 'rule-broken', 'Cette saisie n’est pas possible. Vérifiez les dates et les champs.');
    case '42501':
      return problem(403, 'forbidden', 'Votre rôle ne permet pas cette action.');
    case '22P02':
    case '22P05':
    case '22001':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
      return problem(400, 'invalid', 'Une valeur n’a pas la forme attendue.');
    case '40001':
    case '40P01':
    case '55P03':
      return problem(409, 'conflict', 'Quelqu’un enregistrait au même moment. Réessayez.');
    case '57P01':
    case '08006':
    case 'ECONNREFUSED':
      return unavailable();
    default:
      return noConnection.test(String((error as Partial<Error> | null)?.message)) ? unavailable() : undefined;
  }
}
