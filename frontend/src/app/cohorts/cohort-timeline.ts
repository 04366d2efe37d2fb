import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CohortView } from '../api';
import { longDate } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { scaleOf } from './calendar-scale';
import { FORMATS, PHASES } from './phase-labels';

/** The room of a dot, in parts of a hundred of the line. */
const DOT = 3.5;

/** The calendar of a path: its phases, its gatherings, the summers that freeze territories, today; and the same as tables. */
@Component({
  selector: 'app-cohort-timeline',
  imports: [DayPipe, RouterLink],
  templateUrl: './cohort-timeline.html',
  styleUrl: './cohort-timeline.scss',
})
export class CohortTimeline {
  readonly cohort = input.required<Pick<CohortView, 'startsOn' | 'endsOn' | 'phases' | 'gatherings'>>();
  /** The day that the page speaks of. */
  readonly on = input.required<string>();

  protected readonly phases = PHASES;
  protected readonly formats = FORMATS;
  protected readonly scale = computed(() => scaleOf(this.cohort()));
  protected readonly now = computed(() => this.scale().place(this.on()));
  protected readonly dots = computed(() =>
    this.cohort().gatherings.flatMap((gathering) => {
      const left = this.scale().place(gathering.heldOn);
      return left === null ? [] : [{ ...gathering, left, words: `${longDate(gathering.heldOn)}\u00a0: ${gathering.title}` }];
    }),
  );
  /** Dots that would touch stand one above the other: a finger must hit one alone. */
  protected readonly rises = computed(() => {
    const rows: number[] = [];
    const placed = this.dots().map(({ id, left }) => ({ id, left }));
    placed.sort((a, b) => a.left - b.left);
    return new Map(
      placed.map(({ id, left }) => {
        const free = rows.findIndex((last) => left - last >= DOT);
        const row = free < 0 ? rows.length : free;
        rows[row] = left;
        return [id, row];
      }),
    );
  });
  protected readonly highest = computed(() => Math.max(0, ...this.rises().values()));
}
