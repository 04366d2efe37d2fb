import type { GatheringInput, GatheringView, Half } from '../api';

/** A gathering while it is being written: every field is text, as inputs hold it. */
export interface GatheringDraft {
  nature: GatheringInput['nature'];
  format: GatheringInput['format'];
  title: string;
  number: string;
  heldOn: string;
  fromTime: string;
  toTime: string;
  period: string;
  place: string;
  address: string;
  url: string;
  purpose: string;
  capacity: string;
  workingGroupId: string;
  /** Ticked by whoever notes what took place. */
  alreadyHeld: boolean;
  /** Ticked by hand; null: they follow from the hours. */
  halves: readonly Half[] | null;
}

/** What a form starts from: a day on site that is yet to be named, or the gathering as it was saved. */
export function draftOf(saved: GatheringView | null): GatheringDraft {
  return {
    nature: saved?.nature ?? 'common_day',
    format: saved?.format ?? 'on_site',
    title: saved?.title ?? '',
    number: saved?.number ? String(saved.number) : '',
    heldOn: saved?.heldOn ?? '',
    fromTime: saved?.fromTime ?? '',
    toTime: saved?.toTime ?? '',
    period: saved?.period ?? '',
    place: saved?.place ?? '',
    address: saved?.address ?? '',
    url: saved?.url ?? '',
    purpose: saved?.purpose ?? '',
    capacity: saved?.capacity ? String(saved.capacity) : '',
    workingGroupId: saved?.workingGroup?.id ?? '',
    alreadyHeld: false,
    halves: null,
  };
}

/** What is sent: empty is nothing, and what the chosen format or date makes meaningless is left out. */
export function inputOf(draft: GatheringDraft, saved: GatheringView | null): GatheringInput {
  const told = (text: string) => text.trim() || null;
  const onSite = draft.format !== 'remote';
  const input: GatheringInput = {
    nature: draft.nature,
    format: draft.format,
    title: draft.title.trim(),
    number: draft.number ? Number(draft.number) : null,
    heldOn: told(draft.heldOn),
    fromTime: told(draft.fromTime),
    toTime: told(draft.toTime),
    period: draft.heldOn ? null : told(draft.period),
    place: onSite ? told(draft.place) : null,
    address: onSite ? told(draft.address) : null,
    url: draft.format === 'on_site' ? null : told(draft.url),
    purpose: told(draft.purpose),
    capacity: draft.capacity ? Number(draft.capacity) : null,
    workingGroupId: draft.workingGroupId || null,
    alreadyHeld: draft.alreadyHeld,
  };
  const halfDays = draft.halves ? draft.halves.map((half) => ({ onDate: input.heldOn ?? null, half })) : kept(input, saved);
  return halfDays?.length ? { ...input, halfDays } : input;
}

/** Half-days that nobody touched stay as they are as long as date and hours do; else they follow the hours again. */
function kept(input: GatheringInput, saved: GatheringView | null) {
  const same = saved && saved.heldOn === input.heldOn && saved.fromTime === input.fromTime && saved.toTime === input.toTime;
  return same ? saved.halfDays.map(({ onDate, half }) => ({ onDate, half })) : undefined;
}
