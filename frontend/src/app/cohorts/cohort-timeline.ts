import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CohortView } from '../api';
import { busyLines, spanWords } from '../network/territories/busy-words';
import { TerritoryLifeApi } from '../network/territories/territory-life.api';
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
  readonly cohort = input.required<Partial<Pick<CohortView, 'id'>> & Pick<CohortView, 'startsOn' | 'endsOn' | 'phases' | 'gatherings'>>();
  /** The day that the page speaks of. */
  readonly on = input.required<string>();

  protected readonly phases = PHASES;
  protected readonly formats = FORMATS;
  protected readonly span = spanWords;
  protected readonly scale = computed(() => scaleOf(this.cohort()));
  protected readonly now = computed(() => this.scale().place(this.on()));
  private readonly told = inject(TerritoryLifeApi).busyOfCohort(
    () => this.cohort().id,
    () => this.scale().from,
    () => this.scale().to,
  );
  /** Elections and what territories told of their year, each stretch once with whom it concerns. */
  protected readonly busy = computed(() =>
    (this.told.hasValue() ? busyLines(this.told.value().items) : []).flatMap((line) => {
      const stretch = this.scale().within(line.startsOn, line.endsOn);
      return stretch ? [{ ...line, ...stretch, words: `${line.label}\u00a0: ${line.names.join(', ')}, ${spanWords(line)}` }] : [];
    }),
  );
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
