import type { WatchLine } from '../../api';
import { count, enumeration, longDate } from '../../shared/french';
import { ACTORS, QUARTET } from '../../shared/labels';
import type { Offer } from './offer';

export const seatsToFill: Offer = {
  sign: 'Équipe',
  act: 'Composer',
  words: (line) => ({
    text: `${line.territoryName}\u00a0: ${count(line.count ?? 0, 'place')} à pourvoir`,
    detail: missing(line),
    path: ['/territoires', line.participationId ?? '', 'equipe'],
    query: { dialogue: 'places' },
  }),
};

function missing({ seats, on }: WatchLine): string {
  const kinds = QUARTET.filter((category) => !seats?.[category].agreed);
  const foreseen = kinds.reduce((sum, category) => sum + (seats?.[category].foreseen ?? 0), 0);
  const list = enumeration(kinds.map((category) => ACTORS[category]));
  return [
    // With two teams, every kind may sit in one of them: the count says enough.
    list || 'dans l’une des équipes',
    foreseen ? count(foreseen, 'personne pressentie', 'personnes pressenties') : '',
    on ? `proposée le ${longDate(on)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
