import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { PageTitle } from '../core/page-title';
import { DaysBar } from '../shared/days-bar';
import { count, number, share } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { HistoryButton } from '../shared/history/history-button';
import { STAGES } from '../shared/labels';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { territoryWords } from '../shared/territory-words';
import { BusyCalendar } from '../network/territories/busy-calendar';
import { TerritoryPapers } from '../behalf/territory-papers';
import { CohortApi } from './cohort.api';
import { DelegationApi } from './delegation.api';
import { DelegationDialogs } from './delegation-dialogs';
import { diagnosticWords } from './phase-labels';
import { SettingsDialog } from './settings-dialog';
import { StageDialog } from './stage-dialog';
import { ORIGINS } from './stage-labels';
import { TeamOfDay } from './team-of-day';

/** A territory in its path: who does what here, its team on a day, the stages that it reached. */
@Component({
  selector: 'app-territory-page',
  imports: [BusyCalendar, DayPipe, DaysBar, DelegationDialogs, HistoryButton, PrintButton, ProblemNotice, RouterLink, SettingsDialog, StageDialog, TeamOfDay, Term, TerritoryPapers],
  templateUrl: './territory-page.html',
  styleUrl: './territory-page.scss',
})
export class TerritoryPage {
  private readonly api = inject(CohortApi);
  private readonly router = inject(Router);
  protected readonly actor = inject(Actor);
  readonly participationId = input.required<string>();
  /** The day of the team, in the address. */
  readonly le = input<string>();
  readonly dialogue = input<string>();
  readonly membre = input<string>();
  readonly etape = input<string>();

  protected readonly number = number;
  protected readonly count = count;
  protected readonly stages = STAGES;
  protected readonly origins = ORIGINS;
  protected readonly words = territoryWords;
  protected readonly diagnosticWords = diagnosticWords;

  protected readonly resource = this.api.card(this.participationId, this.le);
  protected readonly card = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly team = inject(DelegationApi).team(() => (this.card()?.members ? this.participationId() : undefined));
  protected readonly history = computed(() => (this.team.hasValue() ? this.team.value().history : []));
  protected readonly head = computed(() => this.card()?.members?.find(({ headOfExecutive }) => headOfExecutive));
  protected readonly headTitle = computed(() => {
    const title = this.card()?.executiveTitle || 'Le maire ou la présidente';
    return title.charAt(0).toUpperCase() + title.slice(1);
  });
  protected readonly stage = computed(() => this.card()?.stages?.[0]);
  /** Staff, the territory itself and its ally tell when it is busy. */
  protected readonly mayTell = computed(() => {
    const id = this.participationId();
    return !!this.card()?.may.change || this.actor.hats().some((hat) => ['delegate', 'project_ally'].includes(hat.hat) && hat.participationId === id);
  });
  protected readonly gap = computed(() => {
    const { population, populationReported } = this.card()?.territory ?? {};
    return population && populationReported != null ? share(Math.abs(populationReported - population) / population) : '';
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.card()?.territory.name;
      if (name) title.set(name);
    });
  }

  protected move(le: string): void {
    void this.router.navigate([], { queryParams: { le: le || null }, queryParamsHandling: 'merge' });
  }

  protected close(changed: boolean): void {
    const queryParams = { dialogue: null, membre: null, etape: null, categorie: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
    if (changed) this.reload();
  }

  protected reload(): void {
    this.resource.reload();
    this.team.reload();
  }
}
