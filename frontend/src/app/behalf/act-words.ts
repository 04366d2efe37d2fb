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
  reread_quote: 'Relecture de ses mots dans l’infolettre',
  first_reading: 'Première lecture du diagnostic',
} as const satisfies Record<ActKind, string>;

/** « au maire », « à la présidente », « à l’adjointe » from the title as it is kept, with its article or without. */
export function askedOf(title: string): string {
  const [, article = '', name = title] = /^(le |la |l’|l')?(.+)$/i.exec(title.trim()) ?? [];
  if (/^l./i.test(article) && /['’]/.test(article)) return `à l’${name}`;
  const feminine = article ? /^la/i.test(article) : /^(présidente|mairesse|conseillère)/i.test(name);
  return feminine ? `à la ${name}` : `au ${name}`;
}
