import type { CertificateLine } from './certificates.query';
import type { RecordedLine } from './records.query';
import type { Half } from '../gathering.contract';

/** Half-days as paper names them. */
export const HALF_WORDS: Record<Half, string> = { morning: 'matin', afternoon: 'après-midi', evening: 'soir' };

const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** « 1er octobre 2024 ». */
export function dayInFrench(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date === 1 ? '1er' : date}\u00A0${months[month - 1]}\u00A0${year}`;
}

/** The day of an instant where the network lives. */
export const localDay = (instant: string, timeZone: string) => new Date(instant).toLocaleDateString('sv', { timeZone });

/** « 1 personne », « 12 personnes ». */
export const peopleInFrench = (people: number) => `${people}\u00A0personne${people > 1 ? 's' : ''}`;

/** « 9 h 30 » from `09:30`. */
export const hourInFrench = (time: string) => `${Number(time.slice(0, 2))}\u00A0h${time.slice(3, 5) === '00' ? '' : `\u00A0${time.slice(3, 5)}`}`;

/** « 9 h 30 », from minutes of the day. */
export const minuteInFrench = (minute: number) => `${Math.floor(minute / 60)}\u00A0h${minute % 60 ? `\u00A0${String(minute % 60).padStart(2, '0')}` : ''}`;

/** Where a gathering was held, always said: a funder asks for it. */
export const placeInFrench = ({ place, format }: Pick<CertificateLine, 'place' | 'format'>) => [place, format === 'on_site' ? (place ? null : 'lieu non noté') : format === 'remote' ? 'à distance, en visio' : 'et en visio'].filter(Boolean).join(', ');

/** People who came for no territory of the cohort. */
export const NO_TERRITORY = 'Sans territoire (allié·es, partenaires, équipe)';

/** « le 7 mai 2024, de 9 h à 17 h » or the period in words. */
export function momentInFrench({ heldOn, fromTime, toTime, period }: { heldOn: string | null; fromTime: string | null; toTime: string | null; period: string | null }): string {
  const day = heldOn ? dayInFrench(heldOn) : (period ?? 'date non notée');
  if (!fromTime) return day;
  return `${day}, ${toTime ? `de ${hourInFrench(fromTime)} à ${hourInFrench(toTime)}` : `à ${hourInFrench(fromTime)}`}`;
}

/** A name for a path inside an archive: plain letters and dashes. */
export const slug = (text: string, most = 60) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/œ/gi, 'oe')
    .replaceAll(/æ/gi, 'ae')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replaceAll(/^-+|-+$/g, '') || 'sans-titre';

/** The name on a certificate: whoever came, also in somebody's place. */
export const nameOf = ({ givenName, familyName }: Pick<CertificateLine, 'givenName' | 'familyName'>) => `${givenName} ${familyName}`.trim();

/** Whoever was there: the person, or who came in their place. */
export const presentName = ({ givenName, familyName, replaced, replacement }: RecordedLine) =>
  replaced ? `${replacement ?? 'Une personne'} (à la place de ${givenName} ${familyName})` : `${givenName} ${familyName}`;
