import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of cohorts and delegations, in words. */
export const cohortsConstraints: Record<string, ConstraintProblem> = {
  outbox_message_somebody_answers: {
    code: 'nobody-answers',
    detail: 'Personne de l’équipe n’a d’adresse où recevoir les réponses à cet e-mail. Ajoutez d’abord la vôtre.',
  },
  question_answered_after_asked: { code: 'answered-before-asked', detail: 'La réponse vient après la question : vérifiez les dates.' },
  delegate_once_at_a_time: {
    code: 'already-in-the-team',
    status: 409,
    detail: 'Cette personne est déjà dans l’équipe à ces dates. Changez ses dates, ou mettez fin à sa première présence.',
  },
  delegate_category_of_its_kind: {
    code: 'category-beside-the-quartet',
    detail: 'Les habitant·es ont leur groupe à côté de l’équipe, et ce groupe n’accueille qu’elles et eux.',
    errors: [{ pointer: '/category', detail: 'Choisissez une autre place, ou un autre groupe.' }],
  },
  delegate_substitute_stands_in: { code: 'substitute-of-somebody-else', detail: 'Une personne ne se supplée pas elle-même.' },
  seat_offer_asked_again_later: { code: 'asked-again-later', detail: 'Choisissez un jour à venir.', errors: [{ pointer: '/askAgainOn', detail: 'Choisissez un jour à venir.' }] },
  delegation_two_teams_at_most: { code: 'two-teams-at-most', status: 409, detail: 'Ce territoire a déjà deux équipes à ces dates. Renommez la seconde, ou indiquez son dernier jour.' },
  saved_view_name_key: { code: 'view-name-taken', status: 409, detail: 'Vous avez déjà une vue de ce nom.' },
  cohort_phase_cohort_id_phase_starts_on_key: { code: 'phase-twice', status: 409, detail: 'Ce temps commence déjà à cette date dans ce parcours.' },
  cohort_partner_cohort_id_organisation_id_role_key: { code: 'partner-twice', status: 409, detail: 'Cette structure a déjà ce rôle dans ce parcours. Changez ses dates.' },
  executive_fact_once: { code: 'fact-known', status: 409, detail: 'Ce fait est déjà noté à cette date.' },
  participation_cohort_id_territory_id_key: { code: 'already-in-the-cohort', status: 409, detail: 'Ce territoire est déjà dans ce parcours.' },
};
