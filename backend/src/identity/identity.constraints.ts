import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of hats, in words. */
export const identityConstraints: Record<string, ConstraintProblem> = {
  hat_nobody_grants_their_own: { code: 'own-hat', detail: 'Personne ne se donne un rôle : demandez à quelqu’un d’autre de l’équipe.' },
  hat_confirmed_by_another: { code: 'same-person', detail: 'La confirmation doit venir d’une autre personne.' },
  hat_observer_apart_from_diagnostic: {
    code: 'observer-apart',
    detail: 'Un observateur du parcours ne peut pas faire partie d’une équipe de diagnostic, ni l’inverse.',
  },
  hat_lead_confirmed_by_manager_and_pivot: {
    code: 'lead-confirmed-by-two',
    detail: 'Le responsable d’un diagnostic est désigné à deux : l’équipe du parcours et l’allié pivot, dont aucun n’a nommé l’autre.',
  },
  data_request_one_open_key: { code: 'already-asked', status: 409, detail: 'Votre demande est déjà enregistrée : l’équipe vous répondra.' },
  data_request_staff_by_administrators: {
    code: 'staff-by-administrators',
    status: 403,
    detail: 'Cette personne fait partie de l’équipe d’un parcours ou de l’administration : l’administration du réseau répond à sa demande.',
  },
  person_contact_account_address: {
    code: 'account-address',
    status: 403,
    detail: 'Vous vous connectez avec cette adresse : changez-la depuis votre compte.',
  },
  account_pkey: { code: 'account-exists', status: 409, detail: 'Cette personne a déjà un accès. Vous pouvez lui renvoyer l’invitation.' },
  hat_worn_once_key: { code: 'hat-worn-already', status: 409, detail: 'Cette personne a déjà ce rôle ici.' },
  person_contact_email_key: { code: 'email-taken', status: 409, detail: 'Cette adresse est déjà celle de quelqu’un. Cherchez la personne dans l’annuaire.' },
};
