import type { z } from 'zod';
import { count } from './french';

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Écrivez une adresse e-mail, par exemple prenom.nom@exemple.fr.',
  url: 'Écrivez une adresse complète, qui commence par https://.',
  date: 'Choisissez une date.',
  datetime: 'Choisissez une date et une heure.',
  time: 'Écrivez une heure, par exemple 14:30.',
  uuid: 'Choisissez dans la liste.',
};

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** What a rule of the contract found wrong, in a French sentence that says what to do. */
export function frenchIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue.input) ? 'Ce champ est nécessaire.' : 'Cette valeur ne convient pas ici.';
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.input);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return isMissing(issue.input)
        ? 'Ce champ est nécessaire.'
        : (FORMATS[issue.format] ?? 'L’écriture de ce champ ne convient pas.');
    case 'not_multiple_of':
      return issue.divisor === 0.25 ? 'Comptez au quart de jour près.' : `Écrivez un multiple de ${issue.divisor}.`;
    case 'invalid_value':
    case 'invalid_union':
      return 'Choisissez dans la liste.';
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'unrecognized_keys':
    default:
      return 'Cette valeur ne convient pas.';
  }
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === '' || Number.isNaN(input);
}

function tooSmall(origin: string, minimum: number, input: unknown): string {
  if (origin === 'string')
    return minimum === 1 || isMissing(input) ? 'Ce champ est nécessaire.' : `Écrivez au moins ${count(minimum, 'caractère')}.`;
  if (origin === 'array' || origin === 'set')
    return minimum === 1 ? 'Choisissez-en au moins un.' : `Choisissez-en au moins ${minimum}.`;
  return minimum === 0 ? 'Écrivez un nombre positif.' : `Pas moins de ${minimum}.`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `C’est un peu long\u00a0: ${count(maximum, 'caractère')} au plus.`;
  return `Pas plus de ${maximum}.`;
}
