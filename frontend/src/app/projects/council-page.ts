import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TerritoryCard } from '../api';
import { PageTitle } from '../core/page-title';
import { DaysBar } from '../shared/days-bar';
import { longDate } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { ANSWERS } from './words';
import { ProjectApi } from './project.api';

/** As many lines of a kind as one sheet of paper can hold beside the others. */
const shown = { pebble: 3, grain_of_sand: 3, news: 2, findings: 4 };

/** « Une page pour le bureau municipal »: one A4, where the project stands and what is to be decided. */
@Component({
  selector: 'app-council-page',
  imports: [DayPipe, DaysBar, PrintButton, ProblemNotice, RouterLink],
  templateUrl: './council-page.html',
  styleUrl: './council-page.scss',
})
export class CouncilPage {
  readonly participationId = input.required<string>();
  protected readonly page = inject(ProjectApi).page(this.participationId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  private readonly card = httpResource<TerritoryCard>(() => `/api/participations/${this.participationId()}`);
  protected readonly dates = computed(() => (this.card.hasValue() ? this.card.value().gatherings.slice(0, 3) : []));
  protected readonly team = computed(() =>
    (this.card.hasValue() ? (this.card.value().members ?? []) : []).filter(({ status }) => status === 'agreed').slice(0, 10),
  );

  protected readonly today = longDate(new Date());
  protected readonly answers = ANSWERS;
  protected readonly star = computed(() => this.view()?.news.find(({ kind }) => kind === 'star')?.body ?? '');
  protected readonly lists = computed(() => {
    const of = (kind: 'pebble' | 'grain_of_sand' | 'news') => (this.view()?.news ?? []).filter((one) => one.kind === kind).slice(0, shown[kind]);
    return [
      { heading: 'Petites victoires', items: of('pebble') },
      { heading: 'Ce qui bloque', items: of('grain_of_sand') },
      { heading: 'Dernières nouvelles', items: of('news') },
    ].filter(({ items }) => items.length);
  });
  /** Those that the project answered come first: the council hears what is done with what was said. */
  protected readonly findings = computed(() =>
    [...(this.view()?.findings ?? [])].sort((a, b) => Number(!a.answer) - Number(!b.answer)).slice(0, shown.findings),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const view = this.view();
      if (view) title.set(`Pour le bureau municipal · ${view.territory.name}`);
    });
  }
}
