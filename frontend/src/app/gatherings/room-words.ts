import type { CategoryFigures } from '../api';
import { count } from '../shared/french';
import { totals } from './gathering-words';

/** « 12 places, 3 personnes en liste d’attente »; nothing where places are not counted. */
export function roomWords(capacity: number | null, figures: readonly CategoryFigures[] | null): string {
  if (capacity === null) return '';
  const { waiting } = totals(figures);
  return [count(capacity, 'place', 'places'), waiting ? `${count(waiting, 'personne')} en liste d’attente` : ''].filter(Boolean).join(', ');
}

/** What is read of somebody who said yes once all places were taken. */
export const waitingWords = (rank: number): string => `En liste d’attente, n°\u00a0${rank}`;
