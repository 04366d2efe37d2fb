import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Programme } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { busyLines, spanWords } from '../../network/territories/busy-words';
import { TerritoryLifeApi } from '../../network/territories/territory-life.api';
import { count, monthOf } from '../../shared/french';
import { whenWords } from '../gathering-words';
import { addMonths } from './days';
import { busyRows, rowsOf, Span } from './timeline-layout';

/** The months that fit on a screen and still tell one week from the next, and how far « plus tôt » and « plus tard » go: some months stay in sight. */
const MOST = 18;
const STEP = 12;

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
  /** The first month to show, « 2024-11 », when the address names one. */
  readonly month = input('');

  protected readonly spanWords = spanWords;
  private readonly whole = computed(() => {
    const { startsOn, endsOn, items } = this.programme();
    return Span.of([startsOn, endsOn, ...items.map(({ heldOn }) => heldOn)]);
  });
  /** What is shown: all of it, or of a programme that lasts longer the months that the address begins with, else those around today. */
  protected readonly span = computed(() => this.whole()?.part(this.month() || addMonths(localToday().slice(0, 7), -6), MOST) ?? null);
  protected readonly shown = computed(() => {
    const [whole, span] = [this.whole(), this.span()];
    if (!whole || !span || whole === span) return null;
    const beside = (isThere: (day: string) => boolean, turn: number) => {
      const gatherings = this.programme().items.filter(({ heldOn }) => heldOn && isThere(heldOn)).length;
      return { gatherings: gatherings ? `\u00a0: ${count(gatherings, 'rendez-vous', 'rendez-vous')}` : '', month: whole.part(addMonths(span.from.slice(0, 7), turn), MOST).from.slice(0, 7) };
    };
    return {
      words: `${monthOf(span.from)} – ${monthOf(span.to)}`,
      earlier: whole.from < span.from ? beside((day) => day < span.from, -STEP) : null,
      later: span.until < whole.until ? beside((day) => day >= span.until, STEP) : null,
    };
  });
  protected readonly months = computed(() => this.span()?.months(9).map(({ month, left }) => ({ left, label: monthOf(`${month}-01`).replace(' ', '\u00a0') })) ?? []);
  protected readonly rows = computed(() => {
    const span = this.span();
    return span ? rowsOf(this.programme().items, span).map((row) => ({ ...row, dots: row.dots.map((dot) => ({ ...dot, words: `${whenWords(dot.item)}\u00a0: ${dot.item.title}${dot.item.cancelled ? ' (annulé)' : ''}` })) })) : [];
  });
  protected readonly guides = computed(() => [...new Set(this.rows().flatMap(({ dots }) => dots.map(({ left }) => left)))]);
  protected readonly now = computed(() => {
    const [span, today] = [this.span(), localToday()];
    return span?.holds(today) ? span.place(today) : null;
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
