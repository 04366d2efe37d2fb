import { z } from 'zod';
import { Category, Polarity } from '../category';

const day = z.iso.date('Choisissez une date.');
const minutes = z.int().min(5, 'Cinq minutes au moins.').max(600, 'Dix heures au plus.').nullable();
const notes = z.string().max(200_000, 'Les notes dépassent la taille acceptée.');
const offset = z.int().min(0).max(200_000);

export const ConsentMeans = z.enum(['oral', 'written', 'e_mail']);
/** From nothing beyond the team to a quotation with one's kind of actor. */
export const ConsentCovers = z.enum(['none', 'summary', 'anonymous_quotes', 'category_quotes']);
export const PassageForm = z.enum(['verbatim', 'paraphrase']);

/** One interviewee: name, contact and proof are sealed; a consent says when and how it was given. */
export const IntervieweeInput = z
  .strictObject({
    name: z.string().trim().max(160),
    contact: z.string().trim().max(300).nullable(),
    consentedOn: day.nullable(),
    consentMeans: ConsentMeans.nullable(),
    consentCovers: ConsentCovers,
    consentProof: z.string().trim().max(2000).nullable(),
    keepUntil: day.nullable(),
  })
  .refine(({ consentCovers, consentedOn }) => consentCovers === 'none' || consentedOn !== null, { path: ['consentedOn'], message: 'Dites quand l’accord a été donné.' })
  .refine(({ consentCovers, consentMeans }) => consentCovers === 'none' || consentMeans !== null, { path: ['consentMeans'], message: 'Dites comment l’accord a été donné.' })
  .meta({ id: 'IntervieweeInput' });
export type IntervieweeInput = z.infer<typeof IntervieweeInput>;

export const IntervieweeView = z
  .object({
    id: z.uuid(),
    pseudonym: z.string(),
    name: z.string(),
    contact: z.string().nullable(),
    consentedOn: z.string().nullable(),
    consentMeans: ConsentMeans.nullable(),
    consentCovers: ConsentCovers,
    consentProof: z.string().nullable(),
    keepUntil: z.string().nullable(),
  })
  .meta({ id: 'IntervieweeView' });
export type IntervieweeView = z.infer<typeof IntervieweeView>;
export const IntervieweeList = z.object({ items: z.array(IntervieweeView) }).meta({ id: 'IntervieweeList' });

/** A passage by its place in the notes; the server cuts the words out, so that they always match. */
export const PassageInput = z
  .strictObject({
    start: offset,
    end: offset,
    themeId: z.uuid('Choisissez un thème.'),
    polarity: Polarity,
    form: PassageForm.optional(),
  })
  .meta({ id: 'PassageInput' });
export type PassageInput = z.infer<typeof PassageInput>;

export const CodingInput = z.strictObject({ themeId: z.uuid('Choisissez un thème.'), polarity: Polarity, form: PassageForm }).meta({ id: 'CodingInput' });
export type CodingInput = z.infer<typeof CodingInput>;

export const InterviewInput = z
  .strictObject({
    category: Category,
    heldOn: day,
    durationMinutes: minutes.optional(),
    notes: notes.default(''),
    interviewees: z.array(IntervieweeInput).max(12).default([]),
    passages: z.array(PassageInput).max(100).default([]),
  })
  .meta({ id: 'InterviewInput' });
export type InterviewInput = z.infer<typeof InterviewInput>;

export const InterviewDetails = z.strictObject({ category: Category, heldOn: day, durationMinutes: minutes }).meta({ id: 'InterviewDetails' });
export type InterviewDetails = z.infer<typeof InterviewDetails>;
export const InterviewStateInput = z.strictObject({ state: z.enum(['open', 'closed']) }).meta({ id: 'InterviewStateInput' });
export const NotesInput = z.strictObject({ notes }).meta({ id: 'NotesInput' });

/** A line of the list: no name, no word. */
export const InterviewItem = z
  .object({
    id: z.uuid(),
    pseudonym: z.string(),
    number: z.int(),
    category: Category,
    heldOn: z.string(),
    durationMinutes: z.int().nullable(),
    state: z.enum(['open', 'closed']),
    interviewer: z.string().nullable(),
    passageCount: z.int(),
    keepUntil: z.string().nullable(),
    erased: z.boolean(),
  })
  .meta({ id: 'InterviewItem' });
export type InterviewItem = z.infer<typeof InterviewItem>;
export const InterviewList = z.object({ items: z.array(InterviewItem) }).meta({ id: 'InterviewList' });

/** `start` and `end` are null for a passage whose words left the notes: it is to be placed again. */
export const PassageView = z
  .object({
    id: z.uuid(),
    start: z.int().nullable(),
    end: z.int().nullable(),
    passage: z.string(),
    themeId: z.uuid(),
    polarity: Polarity,
    form: PassageForm,
  })
  .meta({ id: 'PassageView' });
export type PassageView = z.infer<typeof PassageView>;

export const ThemeView = z.object({ id: z.uuid(), label: z.string() }).meta({ id: 'ThemeView' });

/** The interview as its team opens it; who was met is asked for apart. */
export const InterviewView = z
  .object({
    id: z.uuid(),
    diagnosticId: z.uuid(),
    territoryName: z.string(),
    pseudonym: z.string(),
    category: Category,
    heldOn: z.string(),
    durationMinutes: z.int().nullable(),
    state: z.enum(['open', 'closed']),
    interviewer: z.string().nullable(),
    version: z.int(),
    notes: z.string(),
    passages: z.array(PassageView),
    themes: z.array(ThemeView),
    readers: z.array(z.string()),
    held: z.int(),
    planned: z.int(),
    metInCategory: z.int(),
    quoteThreshold: z.int(),
    consents: z.array(z.object({ pseudonym: z.string(), covers: ConsentCovers, consentedOn: z.string().nullable(), keepUntil: z.string().nullable() })),
    mayWrite: z.boolean(),
  })
  .meta({ id: 'InterviewView' });
export type InterviewView = z.infer<typeof InterviewView>;

/** What saving the notes answers: their new version, and where each passage now lies. */
export const NotesSaved = z.object({ version: z.int(), passages: z.array(PassageView) }).meta({ id: 'NotesSaved' });
export type NotesSaved = z.infer<typeof NotesSaved>;

export const SearchInput = z.strictObject({ text: z.string().trim().min(2, 'Deux lettres au moins.').max(100) }).meta({ id: 'DiagnosticSearchInput' });
export const SearchHits = z
  .object({ items: z.array(z.object({ interviewId: z.uuid(), pseudonym: z.string(), category: Category, before: z.string(), found: z.string(), after: z.string() })), more: z.boolean() })
  .meta({ id: 'DiagnosticSearchHits' });
export type SearchHits = z.infer<typeof SearchHits>;

const natures = { strength: z.int(), weakness: z.int(), tension: z.int(), opportunity: z.int(), resistance: z.int() };
export const MatrixCell = z.object({ themeId: z.uuid(), category: Category, total: z.int(), ...natures }).meta({ id: 'MatrixCell' });
export type MatrixCell = z.infer<typeof MatrixCell>;
/** « Qui parle de quoi »: how many passages by theme, kind of actor and nature. */
export const MatrixView = z.object({ themes: z.array(ThemeView), cells: z.array(MatrixCell) }).meta({ id: 'MatrixView' });
export type MatrixView = z.infer<typeof MatrixView>;

export const CorpusPassage = z
  .object({ id: z.uuid(), interviewId: z.uuid(), category: Category, themeId: z.uuid(), polarity: Polarity, form: PassageForm, passage: z.string() })
  .meta({ id: 'CorpusPassage' });
export type CorpusPassage = z.infer<typeof CorpusPassage>;
/** The whole diagnostic in one call: interviews, passages (300 a page), matrix. */
export const CorpusView = z
  .object({ interviews: z.array(InterviewItem), passages: z.array(CorpusPassage), next: z.uuid().nullable(), matrix: MatrixView })
  .meta({ id: 'CorpusView' });
export type CorpusView = z.infer<typeof CorpusView>;
export const PassagePage = z.object({ items: z.array(CorpusPassage), next: z.uuid().nullable() }).meta({ id: 'PassagePage' });
