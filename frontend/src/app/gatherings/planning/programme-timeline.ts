import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Programme } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { busyLines, spanWords } from '../../network/territories/busy-words';
import { TerritoryLifeApi } from '../../network/territories/territory-life.api';
import { monthOf } from '../../shared/french';
import { whenWords } from '../gathering-words';
import { busyRows, rowsOf, Span } from './timeline-layout';

/** The programme over its months: a row a kind of gathering, and under it when each territory has less time. */
@Component({
  selector: 'app-programme-timeline',
  imports: [RouterLink],
  templateUrl: './programme-timeline.html',
  styleUrl: './programme-timeline.scss',
})
export class ProgrammeTimeline {
  readonly cohortId = input.required<string>();
  readonly programme = input.required<Programme>();

  protected readonly spanWords = spanWords;
  protected readonly span = computed(() => {
    const { startsOn, endsOn, items } = this.programme();
    return Span.of([startsOn, endsOn, ...items.map(({ heldOn }) => heldOn)]);
  });
  protected readonly months = computed(() => this.span()?.months(9).map(({ month, left }) => ({ left, label: monthOf(`${month}-01`).replace(' ', '\u00a0') })) ?? []);
  protected readonly rows = computed(() => {
    const span = this.span();
    return span ? rowsOf(this.programme().items, span).map((row) => ({ ...row, dots: row.dots.map((dot) => ({ ...dot, words: `${whenWords(dot.item)}\u00a0: ${dot.item.title}${dot.item.cancelled ? ' (annulé)' : ''}` })) })) : [];
  });
  protected readonly guides = computed(() => [...new Set(this.rows().flatMap(({ dots }) => dots.map(({ left }) => left)))]);
  protected readonly now = computed(() => {
    const [span, today] = [this.span(), localToday()];
    return span && today >= span.from && today < span.until ? span.place(today) : null;
  });
  private readonly told = inject(TerritoryLifeApi).busyOfCohort(
    () => (this.span() ? this.cohortId() : undefined),
    () => this.span()?.from ?? '',
    () => this.span()?.to ?? '',
  );
  protected readonly busy = computed(() => {
    const span = this.span();
    return span && this.told.hasValue() ? busyRows(this.told.value().items, span) : [];
  });
  protected readonly lines = computed(() => (this.told.hasValue() ? busyLines(this.told.value().items) : []));
  protected readonly undated = computed(() => this.programme().items.filter(({ heldOn }) => !heldOn));
}
