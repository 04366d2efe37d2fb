import type { AgendaInput, GatheringView, SequenceKind } from '../../api';
import { GROUP_KINDS } from './agenda-labels';

/** One sequence while it is written. */
export interface SequenceDraft {
  readonly key: number;
  readonly id: string | null;
  readonly dayNumber: number;
  readonly fromTime: string;
  readonly toTime: string;
  readonly kind: SequenceKind;
  readonly title: string;
  readonly details: string;
  readonly place: string;
  readonly speakers: readonly { readonly personId: string | null; readonly name: string }[];
}

/** The agenda as it was saved. */
export const agendaDraft = ({ sequences }: GatheringView): SequenceDraft[] => sequences.map((one, key) => ({ ...one, key, details: one.details ?? '', place: one.place ?? '' }));

/** One more sequence: it begins where the last one ends, and lasts an hour. */
export function nextSequence(drafts: readonly SequenceDraft[], { fromTime }: Pick<GatheringView, 'fromTime'>): SequenceDraft {
  const last = drafts.at(-1);
  const start = last?.toTime || fromTime || '09:00';
  const [hours, minutes] = start.split(':').map(Number) as [number, number];
  const end = hours < 23 ? `${String(hours + 1).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : '23:59';
  return {
    key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1,
    id: null,
    dayNumber: last?.dayNumber ?? 1,
    fromTime: start,
    toTime: end,
    kind: last ? 'plenary' : 'welcome',
    title: last ? '' : 'Accueil',
    details: '',
    place: '',
    speakers: [],
  };
}

/** What another group does at the same hours: both are workshops then, unless they were something else that groups do. */
export function besideSequence(drafts: readonly SequenceDraft[], beside: SequenceDraft): SequenceDraft {
  const kind = GROUP_KINDS.includes(beside.kind) ? beside.kind : 'workshop';
  return { ...beside, key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1, id: null, kind, title: '', details: '', place: '', speakers: [] };
}

/** What is sent, in the order in which it stands on the screen: the server names what is wrong by its place. */
export const agendaInput = (drafts: readonly SequenceDraft[]): AgendaInput => ({
  sequences: drafts.map(({ key: _key, details, place, speakers, title, ...one }) => ({
    ...one,
    title: title.trim(),
    details: details.trim() || null,
    place: place.trim() || null,
    speakers: speakers.map(({ personId, name }) => (personId ? { personId } : { name })),
  })),
});
