import type { MailContext } from './mail-templates';

/** The words of a letter that staff may change. Plain text: `{{variable}}` is replaced by us, nothing in it is ever compiled. */
export interface MailWords {
  subject: string;
  greeting: string;
  body: string;
  signature: string;
}

/** What a context says of a letter whose words may be changed. */
export interface WordsOfLetter {
  template: string;
  /** What staff call it: « Invitation à un rendez-vous ». */
  label: string;
  /** When it leaves, in one sentence. */
  when: string;
  /** Words of one cohort may differ from those of the network. */
  byCohort: boolean;
  original: MailWords;
  /** Beside prénom, nom, réseau, lien and signataire, which every letter knows. */
  variables?: Record<string, (data: Record<string, unknown>, timeZone: string) => string | null | undefined>;
  /** Data of an invented letter, for a preview before the first one has left. */
  sample: Record<string, unknown>;
}

/** A letter whose words are the same for everybody, and why; staff read both. */
export interface FixedLetter {
  template: string;
  label: string;
  /** Goes on from « ce texte ne change pas : il… ». */
  why: string;
}

/** A variable and nothing around it: three braces, `#each` or anything else stays the text that somebody typed. */
const variable = /(?<!\{)\{\{\s*(\p{L}[\p{L}\p{N}_-]*)\s*\}\}(?!\})/gu;

/** The variables that a text names, in order. */
export const variablesIn = (text: string): string[] => [...text.matchAll(variable)].map(([, name]) => name as string);

/** Puts values in place, in one pass: what a value contains is never read again, and an unknown name stays as it was typed. */
export const filled = (text: string, values: ReadonlyMap<string, string>): string => text.replaceAll(variable, (typed, name: string) => values.get(name) ?? typed);

/** What the variables of a letter stand for in this one. */
export function valuesOf(letter: WordsOfLetter, context: MailContext): Map<string, string> {
  const known = new Map<string, string>([
    ['prénom', context.recipient.givenName],
    ['nom', context.recipient.familyName],
    ['réseau', context.networkName],
    ['lien', context.link],
    ['signataire', context.replyTo ? `${context.replyTo.givenName} ${context.replyTo.familyName}` : ''],
  ]);
  for (const [name, read] of Object.entries(letter.variables ?? {})) known.set(name, read(context, context.timeZone) ?? '');
  return known;
}

/** The names that a letter's words may use. */
export const namesFor = (letter: WordsOfLetter): string[] => ['prénom', 'nom', 'réseau', 'lien', 'signataire', ...Object.keys(letter.variables ?? {})];
