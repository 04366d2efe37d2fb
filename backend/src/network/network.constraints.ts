import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of the directory, in words. */
export const networkConstraints: Record<string, ConstraintProblem> = {
  organisation_name_key: { code: 'organisation-known', status: 409, detail: 'Cette structure est déjà dans l’annuaire.' },
  territory_insee_code_key: { code: 'territory-known', status: 409, detail: 'Ce territoire est déjà connu du réseau.' },
  territory_division_key: { code: 'territory-known', status: 409, detail: 'Ce territoire est déjà connu du réseau.' },
  territory_membership_member_id_key: { code: 'member-known', status: 409, detail: 'Ce territoire en est déjà membre.' },
  territory_membership_member_code_key: { code: 'member-known', status: 409, detail: 'Ce territoire en est déjà membre.' },
  territory_membership_check1: { code: 'member-of-itself', status: 422, detail: 'Un territoire n’est pas membre de lui-même.' },
  territory_siren_key: { code: 'territory-known', status: 409, detail: 'Ce territoire est déjà connu du réseau.' },
  person_role_says_something: { code: 'empty-role', detail: 'Indiquez une fonction ou une structure.', errors: [{ pointer: '/title', detail: 'Une fonction, ou une structure.' }] },
  person_role_ends_after_it_starts: { code: 'dates-crossed', detail: 'Le dernier jour vient après le premier.', errors: [{ pointer: '/endsOn', detail: 'Le dernier jour vient après le premier.' }] },
  ally_training_once_a_day: { code: 'training-known', status: 409, detail: 'Cette formation est déjà notée à cette date.' },
  call_agreement_once_a_subject: { code: 'agreement-known', status: 409, detail: 'Cet accord est déjà noté pour ce sujet.' },
  merge_needs_two: { code: 'same-record', detail: 'Choisissez deux fiches différentes.' },
  merge_own_record: { code: 'own-record', status: 403, detail: 'Votre propre fiche est réunie à une autre par quelqu’un d’autre de l’équipe.' },
  merge_two_accounts: {
    code: 'two-accounts',
    status: 409,
    detail: 'Ces deux fiches ont chacune un compte : elles ne peuvent pas être réunies. Un compte ouvre des droits, et aucun ne passe d’une personne à l’autre.',
  },
  merge_account_stays: { code: 'account-stays', status: 409, detail: 'La fiche à garder est celle qui a un compte : inversez les deux.' },
  merge_one_named_the_other: {
    code: 'one-named-the-other',
    status: 409,
    detail: 'L’une de ces personnes a donné ou confirmé un rôle à l’autre, ou elles en ont confirmé un ensemble : elles ont agi comme deux personnes, et le restent.',
  },
  merge_refused_by_a_rule: { code: 'merge-refused', status: 409, detail: 'Ces deux fiches se contredisent sur un point qui ne peut pas être réuni. Corrigez-le d’abord sur l’une des deux.' },
};
