import type { ConstraintProblem } from '../platform/http/database-problem';
import { proofConstraints } from './proof/proof.constraints';

/** The rules of lists and half-days, in words. */
export const gatheringsConstraints: Record<string, ConstraintProblem> = {
  ...proofConstraints,
  registration_gathering_id_person_id_key: { code: 'already-listed', status: 409, detail: 'Cette personne est déjà sur la liste.' },
  registration_participation_id_cohort_id_fkey: { code: 'other-cohort', detail: 'Ce territoire ne fait pas partie du parcours.' },
  resource_themes_known: { code: 'unknown-theme', status: 422, detail: 'Ce thème n’existe plus : rechargez la page.' },
  resource_gatherings_known: { code: 'unknown-gathering', status: 422, detail: 'Choisissez d’autres rendez-vous du même parcours.' },
  resource_theme_name_key: { code: 'theme-twice', status: 409, detail: 'Deux thèmes portent ce nom.' },
  resource_one_place: { code: 'one-place', status: 422, detail: 'Un support est un fichier ou une adresse, pas les deux.' },
  gathering_moment_feedback_once: { code: 'moment-twice', status: 409, detail: 'Les retours sont déjà demandés à un autre moment : retirez-le d’abord.' },
  gathering_moment_once: { code: 'moment-twice', status: 409, detail: 'Un rappel part déjà ce jour-là.' },
  gathering_half_day_gathering_id_on_date_half_key: { code: 'half-day-twice', status: 409, detail: 'Cette demi-journée existe déjà.' },
  working_group_name_key: { code: 'group-named', status: 409, detail: 'Un chantier de ce parcours porte déjà ce nom.', errors: [{ pointer: '/name', detail: 'Choisissez un autre nom.' }] },
  working_group_member_once: { code: 'already-member', status: 409, detail: 'Cette personne est déjà du chantier à ces dates.', errors: [{ pointer: '/startsOn', detail: 'Choisissez d’autres dates.' }] },
  peer_board_closed: { code: 'board-begun', status: 409, detail: 'Ce tableau a commencé : seul son groupe y fait entrer quelqu’un.' },
  gathering_sequence_one_at_a_time: { code: 'sequences-overlap', status: 409, detail: 'Deux séquences ont lieu en même temps.' },
  gathering_sequence_place_taken: { code: 'place-taken', status: 409, detail: 'Deux séquences ont lieu au même endroit à la même heure.' },
};
