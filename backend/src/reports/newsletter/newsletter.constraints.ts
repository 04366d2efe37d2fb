import type { ConstraintProblem } from '../../platform/http/database-problem';

/** The rules of the newsletter, in words. */
export const newsletterConstraints: Record<string, ConstraintProblem> = {
  newsletter_number_once: { code: 'number-taken', status: 409, detail: 'Quelqu’un vient d’ouvrir ce numéro : retrouvez-le dans la liste.' },
  newsletter_item_source_once: { code: 'already-in-the-number', status: 409, detail: 'C’est déjà dans ce numéro.' },
};
