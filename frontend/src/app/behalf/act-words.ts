import type { ActKind } from '../api';

/** One act, as staff read it. */
export const ACTS = {
  agreement: 'Accord pour entrer dans l’équipe',
  invitation: 'Invitation',
  write_news: 'Demande de nouvelles',
  tell_effect: 'Demande sur ce que ça a changé',
  write_viewpoint: 'Demande d’un mot pour le bilan',
  confirm_statement: 'Lettre à confirmer',
  give_feedback: 'Demande d’avis',
  choose_interview_slot: 'Choix d’un créneau',
  first_reading: 'Première lecture du diagnostic',
} as const satisfies Record<ActKind, string>;

/** « Demandé au maire », « à la présidente ». */
export function askedOf(title: string): string {
  return /^(présidente|maire déléguée|mairesse)/i.test(title) ? `à la ${title}` : `au ${title}`;
}
