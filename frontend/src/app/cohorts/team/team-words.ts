import type { Carried, DelegationKind, DelegationView } from '../../api';
import { longDate } from '../../shared/french';
import { type ActorCategory, QUARTET } from '../../shared/labels';

/** How a team or a group is called. */
export function teamName({ kind, name, rank }: Pick<DelegationView, 'kind' | 'name' | 'rank'>): string {
  if (kind === 'quartet') return name ? `Équipe «\u202f${name}\u202f»` : rank === 1 ? 'L’équipe' : 'La seconde équipe';
  return name || (kind === 'residents' ? 'Groupe d’habitant·es' : 'Groupe projet');
}

export const KINDS: Readonly<Record<DelegationKind, string>> = {
  quartet: 'Une seconde équipe, avec son thème',
  residents: 'Un groupe d’habitant·es',
  project_group: 'Un groupe projet',
};

/** The places that a team or a group has. */
export function placesOf(kind: DelegationKind): readonly ActorCategory[] {
  if (kind === 'quartet') return QUARTET;
  return kind === 'residents' ? ['resident'] : [...QUARTET, 'resident'];
}

const ASKS: Readonly<Record<string, string>> = {
  write_news: 'Donner des nouvelles du projet',
  tell_effect: 'Dire ce que ça a changé',
  write_viewpoint: 'Donner le mot du territoire',
};
const NOTES: Readonly<Record<string, string>> = { intent: 'L’idée', framing: 'Le cadre', feasibility: 'Est-ce faisable\u202f?' };
const GROUPS: Readonly<Record<string, string>> = { quartet: 'l’équipe', residents: 'le groupe d’habitant·es', project_group: 'le groupe projet' };

/** What somebody carries, in a line and a detail. */
export function carriedWords({ kind, words, on }: Pick<Carried, 'kind' | 'words'> & { on?: string | null }): { text: string; detail: string } {
  const day = on ? longDate(on) : '';
  switch (kind) {
    case 'ask':
      return { text: ASKS[words] ?? words, detail: day ? `demandé par e-mail le ${day}, sans réponse` : 'demandé par e-mail' };
    case 'confirmation':
      return { text: `Confirmer «\u202f${words}\u202f»`, detail: day ? `noté pour cette personne le ${day}` : 'noté pour cette personne' };
    case 'invitation':
      return { text: words, detail: day ? `rendez-vous du ${day}` : 'rendez-vous à venir' };
    case 'note':
      return { text: `La note «\u202f${NOTES[words] ?? words}\u202f»`, detail: 'en écriture' };
    case 'next_step':
      return { text: words, detail: 'le prochain geste promis' };
    case 'substitute':
      return { text: `${words} était sa suppléance`, detail: 'à rattacher à quelqu’un d’autre' };
    case 'head_of_executive':
      return { text: words.startsWith('le ') ? `La place du ${words.slice(3)}` : `La place de ${words}`, detail: 'la personne qui dirige la collectivité' };
    case 'other_place':
      return { text: `Sa place dans ${GROUPS[words] ?? `«\u202f${words}\u202f»`}`, detail: 'ailleurs dans ce territoire' };
  }
}
