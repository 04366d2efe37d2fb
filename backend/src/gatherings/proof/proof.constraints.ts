import type { ConstraintProblem } from '../../platform/http/database-problem';

/** The rules of agreements, in words. */
export const proofConstraints: Record<string, ConstraintProblem> = {
  funding_agreement_reference_key: { code: 'agreement-exists', status: 409, detail: 'Une convention de ce parcours porte déjà cette référence.' },
  funding_agreement_in_order: { code: 'dates-in-order', detail: 'La fin vient après le début.' },
  proof_pack_one_at_a_time: { code: 'pack-under-way', status: 409, detail: 'Ce dossier est déjà en préparation.' },
  proof_pack_agreement_id_cohort_id_fkey: { code: 'agreement-sealed', status: 409, detail: 'Un dossier a été scellé pour cette convention : elle reste.' },
};
