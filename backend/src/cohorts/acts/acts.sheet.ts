import type { Sheet } from '../../platform/sheets/sheet';
import type { z } from 'zod';
import type { ActKind, ActView, HeadActsList } from './acts.contract';

const kinds: Record<z.infer<typeof ActKind>, string> = {
  agreement: 'Donner son accord',
  invitation: 'Répondre à une invitation',
  write_news: 'Donner des nouvelles',
  tell_effect: 'Dire ce que ça a changé',
  write_viewpoint: 'Donner son mot',
  confirm_statement: 'Confirmer ce qui a été écrit',
  give_feedback: 'Donner son avis',
  choose_interview_slot: 'Choisir une date d’entretien',
  reread_quote: 'Relire ses mots dans l’infolettre',
  first_reading: 'Première lecture',
};

type Line = z.infer<typeof ActView> & { name: string };

/** What the application asked of the head of the executive, act by act. */
export const actsSheet: Sheet<HeadActsList, Line> = {
  name: 'Ce qui a été demandé',
  audited: 'asked_act',
  rows: ({ items }) => items.flatMap(({ name, acts }) => acts.map((act) => ({ ...act, name }))),
  columns: [
    { label: 'Personne', value: ({ name }) => name },
    { label: 'Demandé le', value: ({ askedOn }) => askedOn, as: 'day' },
    { label: 'Quoi', value: ({ kind }) => kinds[kind] },
    { label: 'À propos de', value: ({ about }) => about },
    { label: 'Compte', value: ({ counted }) => counted },
  ],
};
