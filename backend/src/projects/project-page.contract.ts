import { z } from 'zod';
import { NewsView } from './news.contract';
import { AnsweredFindingView, NoteView, PilotProjectView } from './project.contract';
import { SupportView } from './support.contract';

/** What the reader may do here, so that a screen offers nothing that would be refused. */
const ProjectMay = z
  .object({
    edit: z.boolean(),
    answer: z.boolean(),
    readNotes: z.boolean(),
    writeNotes: z.boolean(),
    askQuestions: z.boolean(),
    tellNews: z.boolean(),
    enterDays: z.boolean(),
    assign: z.boolean(),
    askByMail: z.boolean(),
  })
  .meta({ id: 'ProjectMay' });

/** A territory's project on one page. What the reader may not see is empty or null. */
export const ProjectPageView = z
  .object({
    participationId: z.uuid(),
    cohortId: z.uuid(),
    territory: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
    project: PilotProjectView.nullable(),
    findings: z.array(AnsweredFindingView),
    notes: z.array(NoteView),
    support: SupportView.nullable(),
    news: z.array(NewsView),
    may: ProjectMay,
  })
  .meta({ id: 'ProjectPageView' });
export type ProjectPageView = z.infer<typeof ProjectPageView>;

export const ProjectListItem = z
  .object({
    participationId: z.uuid(),
    territoryName: z.string(),
    title: z.string().nullable(),
    theme: z.string().nullable(),
    notesToRead: z.number().int().nullable(),
    findings: z.number().int().nullable(),
    findingsAnswered: z.number().int().nullable(),
    daysUsed: z.number().nullable(),
    daysBudget: z.number(),
    lastNewsOn: z.iso.date().nullable(),
    lastNews: z.string().nullable(),
  })
  .meta({ id: 'ProjectListItem' });

export const ProjectList = z.object({ items: z.array(ProjectListItem) }).meta({ id: 'ProjectList' });

/** What is asked by e-mail of people of the territory or its allies; each gets a personal link and answers the asker. */
export const AskInput = z
  .strictObject({
    personIds: z.array(z.uuid()).min(1, 'Choisissez au moins une personne.').max(30),
    message: z.string().trim().max(600).nullable(),
    /** Although it goes beyond what the mayor of a village is asked in eighteen months. */
    evenSo: z.boolean().default(false),
  })
  .meta({ id: 'AskInput' });
export type AskInput = z.infer<typeof AskInput>;

export const AskedView = z.object({ sent: z.number().int() }).meta({ id: 'AskedView' });

export const VoiceView = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    role: z.string().nullable(),
    side: z.enum(['territory', 'ally']),
    askedOn: z.iso.date().nullable(),
  })
  .meta({ id: 'VoiceView' });

export const VoiceList = z.object({ items: z.array(VoiceView) }).meta({ id: 'VoiceList' });
