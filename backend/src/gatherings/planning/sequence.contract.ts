import { z } from 'zod';
import { oneLine } from '../one-line.contract';

export const SequenceKind = z.enum(['welcome', 'plenary', 'workshop', 'peer_exchange', 'visit', 'break', 'closing']).meta({ id: 'SequenceKind' });
export type SequenceKind = z.infer<typeof SequenceKind>;

/** What a group attends may run beside what other groups attend; the rest is for everybody. */
const besideOthers: readonly SequenceKind[] = ['workshop', 'peer_exchange', 'visit'];

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Écrivez une heure, par exemple 14:30.');

/** Who speaks: somebody of the directory, or a name as it will be printed. */
export const SpeakerInput = z
  .strictObject({ personId: z.uuid().nullable().default(null), name: oneLine(2, 160).nullable().default(null) })
  .refine(({ personId, name }) => (personId === null) !== (name === null), { path: ['name'], error: 'Choisissez une personne de l’annuaire ou écrivez un nom.' })
  .meta({ id: 'SpeakerInput' });

/** One moment of the day. `id`: the sequence that it was; without it a new one. `dayNumber`: 1 is the gathering's own day. */
export const SequenceInput = z
  .strictObject({
    id: z.uuid().nullable().default(null),
    dayNumber: z.int().min(1, 'Le premier jour est le jour 1.').max(15).default(1),
    fromTime: time,
    toTime: time,
    kind: SequenceKind,
    title: oneLine(2, 200),
    details: z.string().trim().min(1).max(2000).nullable().default(null),
    /** Where in the building, or which room of the video meeting: what tells two workshops of one hour apart. */
    place: oneLine(1, 120).nullable().default(null),
    speakers: z.array(SpeakerInput).max(12).default([]),
  })
  .refine(({ fromTime, toTime }) => toTime > fromTime, { path: ['toTime'], error: 'L’heure de fin vient après l’heure de début.' })
  .meta({ id: 'SequenceInput' });
export type SequenceInput = z.infer<typeof SequenceInput>;

/** The whole agenda of a gathering, as it stands once saved: a sequence that is no longer in it is gone. */
export const AgendaInput = z
  .strictObject({ sequences: z.array(SequenceInput).max(60) })
  .superRefine(({ sequences }, context) => {
    for (const [index, one] of sequences.entries()) {
      const meanwhile = sequences.filter((other, place) => place < index && other.dayNumber === one.dayNumber && one.fromTime < other.toTime && other.fromTime < one.toTime);
      const crossed = meanwhile.find(({ kind }) => !besideOthers.includes(kind) || !besideOthers.includes(one.kind));
      if (crossed) {
        context.addIssue({ code: 'custom', path: ['sequences', index, 'fromTime'], message: `Cette séquence et « ${crossed.title} » ont lieu en même temps : seuls des ateliers, des échanges entre pairs et des visites vont de front. Changez l’heure ou la sorte.` });
      }
      const taken = meanwhile.find(({ place }) => place !== null && place.toLowerCase() === one.place?.toLowerCase());
      if (taken) context.addIssue({ code: 'custom', path: ['sequences', index, 'place'], message: `« ${taken.title} » y a lieu à la même heure : choisissez un autre endroit.` });
    }
    const seen = new Set<string>();
    for (const [index, { id }] of sequences.entries()) {
      if (id && seen.has(id)) context.addIssue({ code: 'custom', path: ['sequences', index, 'id'], message: 'Cette séquence est notée deux fois.' });
      if (id) seen.add(id);
    }
  })
  .meta({ id: 'AgendaInput' });
export type AgendaInput = z.infer<typeof AgendaInput>;

/** What somebody prepares. Whose it is: a person of the directory, free words, or nobody yet. */
export const TaskInput = z
  .strictObject({
    words: oneLine(2, 300),
    sequenceId: z.uuid().nullable().default(null),
    personId: z.uuid().nullable().default(null),
    who: oneLine(2, 160).nullable().default(null),
  })
  .refine(({ personId, who }) => personId === null || who === null, { path: ['who'], error: 'Choisissez une personne de l’annuaire ou écrivez un nom, pas les deux.' })
  .meta({ id: 'TaskInput' });
export type TaskInput = z.infer<typeof TaskInput>;

export const SequenceView = z
  .object({
    id: z.uuid(),
    dayNumber: z.int(),
    fromTime: z.string(),
    toTime: z.string(),
    kind: SequenceKind,
    title: z.string(),
    details: z.string().nullable(),
    place: z.string().nullable(),
    speakers: z.array(z.object({ personId: z.uuid().nullable(), name: z.string() })),
  })
  .meta({ id: 'SequenceView' });
export type SequenceView = z.infer<typeof SequenceView>;

/** Read by staff, and by the person who prepares it. */
export const TaskView = z
  .object({
    id: z.uuid(),
    sequenceId: z.uuid().nullable(),
    words: z.string(),
    personId: z.uuid().nullable(),
    who: z.string().nullable(),
    doneAt: z.string().nullable(),
  })
  .meta({ id: 'TaskView' });
export type TaskView = z.infer<typeof TaskView>;
