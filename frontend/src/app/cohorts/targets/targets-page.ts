import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TargetView } from '../../api';
import { Actor } from '../../core/actor';
import { PageTitle } from '../../core/page-title';
import { EmptyState } from '../../shared/empty-state';
import { number } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { type Compared, inOrder } from '../../shared/in-order';
import { keep, ListTools } from '../../shared/list-tools';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { SortHeading } from '../../shared/sort-heading';
import { SortedTable, SortSelect } from '../../shared/sort-select';
import { TargetDialog } from './target-dialog';
import { actualOf, listOf, nameOf } from './target-words';
import { TargetsApi } from './targets.api';

/** What each heading compares; the order of the page is that of the path itself, from the territories met to the effects. */
const BY: Readonly<Record<string, (target: TargetView) => Compared>> = { objectif: nameOf, prevu: ({ target }) => target, realise: actualOf };

/** « Prévu et réalisé », on a day that the address names: what was aimed at, what came of it, and the words that explain. */
@Component({
  selector: 'app-targets-page',
  imports: [DayPipe, EmptyState, ListTools, PrintButton, ProblemNotice, RouterLink, SortedTable, SortHeading, SortSelect, TargetDialog],
  templateUrl: './targets-page.html',
  styleUrl: './targets-page.scss',
})
export class TargetsPage {
  private readonly router = inject(Router);
  protected readonly actor = inject(Actor);
  /** None for the programme alone. */
  readonly cohortId = input<string>();
  readonly le = input<string>();
  readonly dialogue = input<string>();
  readonly objectif = input<string>();
  readonly tri = input<string>();

  protected readonly number = number;
  protected readonly nameOf = nameOf;
  protected readonly actualOf = actualOf;
  protected readonly resource = inject(TargetsApi).targets(this.cohortId, this.le);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly sections = computed(() => {
    const view = this.view();
    if (!view) return [];
    const programme = { key: 'programme', heading: 'Le programme', cohortId: null, ...view.programme };
    const sections = [...(view.programme.targets.length || view.programme.may.write ? [programme] : []), ...(view.cohort ? [{ key: 'cohort', heading: view.cohort.name, cohortId: view.cohort.id, targets: view.cohort.targets, may: view.cohort.may }] : [])];
    const tri = this.tri();
    return tri ? sections.map((section) => ({ ...section, targets: inOrder(section.targets, tri, BY, nameOf) })) : sections;
  });
  /** The file follows the order of the page. */
  protected readonly asked = computed(() => ({
    cohortId: this.cohortId() ?? '',
    on: this.view()?.on ?? '',
    ...(this.tri() && { keep: keep(this.sections().flatMap(({ targets }) => targets.map(({ id }) => id))) }),
  }));
  protected readonly opened = computed(() => {
    const key = this.dialogue();
    const section = this.sections().find((one) => one.key === key && one.may.write);
    return section && { section, target: section.targets.find(({ id }) => id === this.objectif()) };
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set(`Prévu et réalisé${this.view()?.cohort ? `, ${this.view()?.cohort?.name}` : ''}`));
  }

  protected list({ indicator }: TargetView, cohortId: string | null) {
    return listOf(indicator, cohortId, this.actor.isStaff());
  }

  protected move(le: string): void {
    void this.router.navigate([], { queryParams: { le: le || null }, queryParamsHandling: 'merge' });
  }

  protected close(): void {
    void this.router.navigate([], { queryParams: { dialogue: null, objectif: null }, queryParamsHandling: 'merge' });
  }
}
