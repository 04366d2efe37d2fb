import type { FieldFault } from '../../platform/http/problem';
import { day } from '../imports/recognition/values';

interface Period {
  label: string;
  startsOn: string;
  endsOn: string;
  yearly: boolean;
}

const inFrench = (date: string) => {
  const words = new Date(`${date}T12:00:00Z`).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words.replace(/^1 /, '1er ');
};

/** « Haute saison : du 1er juillet 2026 au 31 août 2026, chaque année »: as its person reads it, and may write it otherwise. */
export const periodWords = ({ label, startsOn, endsOn, yearly }: Period) => `${label} : du ${inFrench(startsOn)} au ${inFrench(endsOn)}${yearly ? ', chaque année' : ''}`;

const shape = /^(.{2,80}?)\s*:\s*du (.+?) au (.+?)\s*(,\s*chaque année)?\s*\.?$/iu;

/** The days that a corrected sentence says, when it keeps its shape. */
export function periodIn(text: string): { carried: Period } | { fault: FieldFault } {
  const [, label, from, to, yearly] = shape.exec(text.trim()) ?? [];
  const [first, last] = [day(from ?? ''), day(to ?? '')];
  const [startsOn, endsOn] = ['value' in first ? first.value : null, 'value' in last ? last.value : null];
  if (!label || !startsOn || !endsOn) return fault('Gardez la forme « Haute saison : du 1er juillet 2026 au 31 août 2026 », avec les années.');
  if (endsOn < startsOn) return fault('Le dernier jour vient après le premier.');
  if (Date.parse(endsOn) - Date.parse(startsOn) >= 366 * 86_400_000) return fault('Une période dure moins d’un an.');
  return { carried: { label, startsOn, endsOn, yearly: yearly !== undefined } };
}

const fault = (detail: string) => ({ fault: { pointer: '/correction', detail } });
