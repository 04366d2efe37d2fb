import type { AttendanceSource } from '../../api';
import { enumeration } from '../../shared/french';

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
