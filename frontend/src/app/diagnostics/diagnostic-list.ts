import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DiagnosticItem } from '../api';
import { Actor } from '../core/actor';
import { cohortChoice } from '../shared/cohort-choice';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { Quartet } from '../shared/quartet';
import { Term } from '../shared/term';
import { DIAGNOSTIC_STATES } from './diagnostic-labels';
import { OpenDiagnosticDialog } from './open-diagnostic-dialog';
import { seatsOf } from './progress';

/** The diagnostics of one's hats: who was met against the plan, by kind of actor, and how far each went. */
@Component({
  selector: 'app-diagnostic-list',
  imports: [DayPipe, EmptyState, ListTools, LoadMore, OpenDiagnosticDialog, ProblemNotice, Quartet, RouterLink, Term],
  templateUrl: './diagnostic-list.html',
})
export class DiagnosticListPage {
  private readonly actor = inject(Actor);
  private readonly router = inject(Router);
  /** One cohort alone, in the address. */
  readonly parcours = input<string>();
  protected readonly cohorts = cohortChoice(this.parcours);
  protected readonly list = paged<DiagnosticItem>(() => ({ url: '/api/diagnostics', params: { ...(this.parcours() && { cohortId: this.parcours() as string }) } }));
  protected readonly severalCohorts = computed(() => new Set(this.list.items().map(({ cohortId }) => cohortId)).size > 1);
  protected readonly isTeam = computed(() => this.actor.wears('diagnostic_lead', 'interviewer', 'diagnostic_supervisor'));
  protected readonly isStaff = computed(() => this.actor.wears('cohort_manager', 'pivot_ally'));
  protected readonly opening = signal(false);
  protected readonly known = computed(() => this.list.items().map(({ participationId }) => participationId));
  protected readonly STATES = DIAGNOSTIC_STATES;
  protected readonly seatsOf = seatsOf;

  protected choose(parcours: string): void {
    void this.router.navigate([], { queryParams: { parcours: parcours || null } });
  }
}
