import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { PageTitle } from '../core/page-title';
import { HomeApi } from '../home/home.api';
import { WatchCard } from '../home/watch-card';
import { DaysBar } from '../shared/days-bar';
import { EmptyState } from '../shared/empty-state';
import { ago, count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { STAGES } from '../shared/labels';
import { seatsOf } from '../shared/labels-seats';
import { keep, ListTools } from '../shared/list-tools';
import { PrintButton } from '../shared/print-button';
import { CohortAside } from '../network/territories/cohort-aside';
import { ProblemNotice } from '../shared/problem-notice';
import { Quartet } from '../shared/quartet';
import { SortHeading } from '../shared/sort-heading';
import { SortedTable, SortSelect } from '../shared/sort-select';
import { Term } from '../shared/term';
import { territoryWords } from '../shared/territory-words';
import { AddTerritoryDialog } from './add-territory-dialog';
import { boardInOrder } from './board-order';
import { CohortTimeline } from './cohort-timeline';
import { CohortApi } from './cohort.api';
import { diagnosticWords, PARTNERS } from './phase-labels';

/** « Où en est le parcours »: two things to look at, the calendar, a row a territory; on a day that the address names. */
@Component({
  selector: 'app-cohort-page',
  imports: [CohortAside, 
    AddTerritoryDialog,
    CohortTimeline,
    DayPipe,
    DaysBar,
    EmptyState,
    ListTools,
    PrintButton,
    ProblemNotice,
    Quartet,
    RouterLink,
    SortHeading,
    SortSelect,
    SortedTable,
    Term,
    WatchCard,
  ],
  templateUrl: './cohort-page.html',
  styleUrl: './cohort-page.scss',
})
export class CohortPage {
  private readonly api = inject(CohortApi);
  private readonly router = inject(Router);
  protected readonly actor = inject(Actor);
  readonly cohortId = input.required<string>();
  /** The day of the board, in the address. */
  readonly le = input<string>();
  readonly dialogue = input<string>();
  readonly tri = input<string>();
  /** The territory that one was looking for when the dialogue opened. */
  readonly cherche = input('', { transform: (value?: string) => value ?? '' });

  protected readonly count = count;
  protected readonly stages = STAGES;
  protected readonly words = territoryWords;
  protected readonly seats = seatsOf;
  protected readonly diagnostic = diagnosticWords;

  protected readonly cohort = this.api.cohort(this.cohortId);
  protected readonly home = inject(HomeApi).home(() => this.actor.isStaff());
  protected readonly view = computed(() => (this.cohort.hasValue() ? this.cohort.value() : null));
  protected readonly board = this.api.board(() => (this.view()?.may.readBoard ? this.cohortId() : undefined), this.le);
  protected readonly sort = computed(() => this.tri() ?? 'nom');
  protected readonly rows = computed(() => boardInOrder(this.board.hasValue() ? this.board.value().rows : [], this.sort()));
  /** The file follows the order of the page, those who did not follow up last. */
  protected readonly boardParams = computed(() => ({ on: this.on(), ...(this.tri() && { keep: keep([...this.rows(), ...this.met()].map(({ participationId }) => participationId)) }) }));
  protected readonly met = computed(() => (this.board.hasValue() ? this.board.value().met : []));
  protected readonly on = computed(() => (this.board.hasValue() ? this.board.value().on : (this.le() ?? '')));
  protected readonly watch = computed(() =>
    (this.home.hasValue() ? this.home.value().watch : []).filter(({ cohortId }) => cohortId === this.cohortId()),
  );
  /** Two things to look at; the others on demand. */
  protected readonly all = signal(false);
  protected readonly roles = PARTNERS;
  /** A column is there when somebody reads something in it. */
  protected readonly shows = computed(() => ({
    seats: this.rows().some(({ seats }) => seats),
    diagnostic: this.rows().some(({ diagnostic }) => diagnostic),
    support: this.rows().some(({ support }) => support),
    news: this.rows().some(({ news }) => news),
  }));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.view()?.name;
      if (name) title.set(name);
    });
  }

  /** How old the news were on the day that the board shows. */
  protected since(last: string): string {
    return ago(last, new Date(`${this.on()}T12:00:00`));
  }

  protected move(le: string): void {
    void this.router.navigate([], { queryParams: { le: le || null }, queryParamsHandling: 'merge' });
  }

  protected close(changed = false): void {
    void this.router.navigate([], { queryParams: { dialogue: null, cherche: null }, queryParamsHandling: 'merge' });
    if (!changed) return;
    this.cohort.reload();
    this.board.reload();
  }
}
