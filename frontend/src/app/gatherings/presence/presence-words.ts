import type { AttendanceSource } from '../../api';
import { enumeration, hour, longDate } from '../../shared/french';

const clock = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

/** « 22 novembre 2026 à 13 h 42 », in a sentence. */
export function moment(at: string): string {
  return `${longDate(at)} à ${hour(clock.format(new Date(at)))}`;
}

/** Where a presence comes from. */
export const SOURCES = {
  own_sign_in: 'signée sur son téléphone',
  own_address: 'signée par son adresse',
  tablet: 'notée à l’accueil',
  sheet: 'lue sur la feuille',
  staff: 'notée par l’équipe',
  video: 'lue dans la visio',
} satisfies Record<AttendanceSource, string>;

const MANY = {
  own_sign_in: 'sur leur téléphone',
  own_address: 'par leur adresse',
  tablet: 'à l’accueil',
  sheet: 'par la feuille',
  staff: 'par l’équipe',
  video: 'par la visio',
} satisfies Record<AttendanceSource, string>;

/** « 31 sur leur téléphone, 4 à l’accueil et 2 par la feuille ». */
export function sourceWords(sources: Readonly<Record<string, number>>): string {
  return enumeration(
    (Object.keys(MANY) as AttendanceSource[]).flatMap((source) =>
      sources[source] ? [`${sources[source]} ${MANY[source]}`] : [],
    ),
  );
}
