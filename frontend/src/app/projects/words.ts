import type { AnswerToFinding, NewsKind, NoteKind, NoteState } from '../api';

/** The three notes, by the question that each answers. */
export const NOTES = {
  intent: 'L’idée',
  framing: 'Le cadre',
  feasibility: 'Est-ce faisable\u202f?',
} satisfies Record<NoteKind, string>;

/** What helps to start writing each. */
export const NOTE_HINTS = {
  intent: 'Ce que vous voulez changer, pour qui, et pourquoi maintenant. Une demi-page suffit pour commencer.',
  framing: 'Qui fait quoi, avec qui, d’ici quand, avec quels moyens. Et ce que l’on ne fera pas.',
  feasibility: 'Ce qui est acquis, ce qui manque, ce qui pourrait bloquer, et le premier petit pas.',
} satisfies Record<NoteKind, string>;

export const NOTE_STATES = {
  writing: 'En écriture',
  to_read: 'À relire',
  read_with_questions: 'Relue, avec questions',
  ready: 'Prête',
} satisfies Record<NoteState, string>;

export const NOTE_TONES = {
  writing: 'plain',
  to_read: 'sun',
  read_with_questions: '',
  ready: 'moss',
} satisfies Record<NoteState, string>;

export const NEWS = {
  news: 'Des nouvelles',
  pebble: 'Une petite victoire',
  grain_of_sand: 'Ce qui bloque',
  star: 'Notre cap',
} satisfies Record<NewsKind, string>;

export const NEWS_HINTS = {
  news: 'Où en êtes-vous\u202f? Une phrase suffit.',
  pebble: 'Même toute petite\u00a0: une réunion qui s’est bien passée, un accord, une clé retrouvée.',
  grain_of_sand: 'Ce qui gêne pour avancer. Le dire permet d’être aidé.',
  star: 'La vision qui donne envie, en une phrase.',
} satisfies Record<NewsKind, string>;

export const ANSWERS = {
  taken_up: 'Repris dans le projet',
  later: 'Plus tard',
  no: 'Non, parce que…',
} satisfies Record<AnswerToFinding, string>;
