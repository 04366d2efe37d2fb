import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cohortChoice } from '../shared/cohort-choice';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { ReportApi } from './report.api';

const VOICES = { ally: 'le mot de l’allié·e', territory: 'le mot du territoire' } as const;

/** The pages of the report, one a territory: which are published, and which voices are still to be collected. */
@Component({
  selector: 'app-report-list',
  imports: [DayPipe, EmptyState, ListTools, ProblemNotice, RouterLink],
  templateUrl: './report-list.html',
})
export class ReportList {
  private readonly router = inject(Router);
  readonly parcours = input<string>();
  protected readonly voices = VOICES;
  protected readonly cohorts = cohortChoice(this.parcours);
  protected readonly pages = inject(ReportApi).list(() => this.cohorts.chosen()?.id);
  protected readonly items = computed(() => (this.pages.hasValue() ? this.pages.value().items : []));
  /** Whether the reader may know which voices are missing. */
  protected readonly collects = computed(() => this.items().some(({ missing }) => missing !== null));

  protected choose(parcours: string): void {
    void this.router.navigate([], { queryParams: { parcours } });
  }
}
