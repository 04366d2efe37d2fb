import type { AllyCandidate, AllyLine, AllyLoad } from '../../api';
import { count, longDate, number } from '../../shared/french';

/** « 30, 34 · jusqu’à 80 km ». */
export const whereWords = ({ departments, travelKm }: Pick<AllyLine, 'departments' | 'travelKm'>): string =>
  [departments.join(', '), travelKm == null ? '' : `jusqu’à ${travelKm}\u00a0km`].filter(Boolean).join(' · ');

/** « 8 jours libres sur 8, du 1er octobre au 31 mars »; what was not answered is said as plainly. */
export function offerWords({ offer }: Pick<AllyLine, 'offer'>): string {
  if (!offer) return '';
  if (!offer.answer) return 'pas encore répondu';
  if (offer.answer === 'no') return 'pas disponible';
  return `${number(offer.left)} sur ${count(offer.days ?? 0, 'jour')}, jusqu’au ${longDate(offer.endsOn)}`;
}

/** « 2 territoires, 3 jours faits sur 16, 12 entretiens ». */
export function loadWords({ territories, assigned, used, interviews }: AllyLoad): string {
  const parts = [
    territories ? count(territories, 'territoire') : '',
    assigned || used ? `${count(used, 'jour fait', 'jours faits')}${assigned ? ` sur ${number(assigned)}` : ''}` : '',
    interviews ? count(interviews, 'entretien') : '',
  ].filter(Boolean);
  return parts.join(', ');
}

/** Why this ally, in the order of what counts. */
export function reasonsOf({ didDiagnostic, matching, near, offer, trainedOn }: AllyCandidate): string[] {
  const left = offer?.left ?? 0;
  return [
    didDiagnostic ? 'A fait le diagnostic de ce territoire' : '',
    matching.length ? `Connaît le sujet\u00a0: ${matching.join(', ')}` : '',
    offer?.answer && offer.answer !== 'no' && left > 0 ? `${count(left, 'jour libre', 'jours libres')} jusqu’au ${longDate(offer.endsOn)}` : '',
    near === 'department' ? 'Intervient dans ce département' : near === 'region' ? 'Intervient dans un département de la région' : '',
    trainedOn ? 'Formé·e au diagnostic' : '',
  ].filter(Boolean);
}
