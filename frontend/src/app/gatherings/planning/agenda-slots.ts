import type { SequenceView } from '../../api';

type Timed = Pick<SequenceView, 'dayNumber' | 'fromTime' | 'toTime'>;

/** What runs side by side: one sequence most of the time, several workshops whose hours cross. */
export interface Slot<T extends Timed> {
  readonly fromTime: string;
  readonly toTime: string;
  readonly sequences: readonly T[];
}

/** The hours of one day, in order: whatever crosses something stands in the same slot with it, and nothing in two. */
export function slotsOf<T extends Timed>(sequences: readonly T[]): Slot<T>[] {
  const slots: Slot<T>[] = [];
  for (const one of [...sequences].sort((a, b) => a.fromTime.localeCompare(b.fromTime))) {
    const last = slots.at(-1);
    if (last && one.fromTime < last.toTime) {
      slots[slots.length - 1] = { ...last, toTime: one.toTime > last.toTime ? one.toTime : last.toTime, sequences: [...last.sequences, one] };
    } else {
      slots.push({ fromTime: one.fromTime, toTime: one.toTime, sequences: [one] });
    }
  }
  return slots;
}
