import { z } from 'zod';
import { BehalfView } from '../cohorts/behalf/statement.contract';

export const AnswerToFinding = z.enum(['taken_up', 'later', 'no']).meta({ id: 'AnswerToFinding' });
export const NoteKind = z.enum(['intent', 'framing', 'feasibility']).meta({ id: 'NoteKind' });
export const NoteState = z.enum(['writing', 'to_read', 'read_with_questions', 'ready']).meta({ id: 'NoteState' });
const FindingKind = z.enum(['strength', 'weakness', 'tension', 'opportunity', 'resistance']);

/** Sent whole, to create and to replace. */
export const PilotProjectInput = z
  .strictObject({
    title: z.string().trim().min(3, 'Donnez un titre d’au moins trois lettres.').max(200),
    shortTitle: z.string().trim().min(2).max(60).nullable(),
    theme: z.string().trim().min(2).max(80).nullable(),
    summary: z.string().trim().max(4000),
    renamedTo: z.string().trim().min(2).max(120).nullable(),
    /** For whom it is written; that person confirms or corrects the summary. */
    enteredForId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'PilotProjectInput' });
export type PilotProjectInput = z.infer<typeof PilotProjectInput>;

/** What the project does with one point of the diagnostic; a « no » says why. `enteredForId`: written for somebody of the team, who confirms or corrects it. */
export const AnswerInput = z
  .strictObject({ answer: AnswerToFinding, reason: z.string().trim().max(600).nullable(), enteredForId: z.uuid().nullable().default(null) })
  .refine(({ answer, reason }) => answer !== 'no' || (reason ?? '').length >= 3, { path: ['reason'], message: 'Dites pourquoi, en une phrase.' })
  .meta({ id: 'AnswerInput' });
export type AnswerInput = z.infer<typeof AnswerInput>;

/** The delegation's text, and where it stands for those who write it; staff and allies may write it for somebody of the team. */
export const NoteInput = z
  .strictObject({ body: z.string().max(20_000), state: z.enum(['writing', 'to_read', 'ready']), enteredForId: z.uuid().nullable().default(null) })
  .meta({ id: 'NoteInput' });
export type NoteInput = z.infer<typeof NoteInput>;

/** Reading is not approving: questions, or none, and the note is read. */
export const NoteReadingInput = z.strictObject({ questions: z.string().trim().max(8000) }).meta({ id: 'NoteReadingInput' });
export type NoteReadingInput = z.infer<typeof NoteReadingInput>;

export const SavedView = z.object({ version: z.number().int() }).meta({ id: 'SavedView' });

export const NoteView = z
  .object({
    kind: NoteKind,
    state: NoteState,
    body: z.string(),
    questions: z.string(),
    readBy: z.string().nullable(),
    version: z.number().int(),
    questionsVersion: z.number().int(),
    updatedAt: z.iso.datetime({ offset: true }).nullable(),
    behalf: BehalfView.nullable(),
  })
  .meta({ id: 'NoteView' });

export const AnsweredFindingView = z
  .object({
    id: z.uuid(),
    position: z.number().int(),
    kind: FindingKind,
    statement: z.string(),
    answer: AnswerToFinding.nullable(),
    reason: z.string().nullable(),
    behalf: BehalfView.nullable(),
  })
  .meta({ id: 'AnsweredFindingView' });

export const PilotProjectView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    shortTitle: z.string().nullable(),
    theme: z.string().nullable(),
    summary: z.string(),
    renamedTo: z.string().nullable(),
    version: z.number().int(),
    behalf: BehalfView.nullable(),
  })
  .meta({ id: 'PilotProjectView' });
