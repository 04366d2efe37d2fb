import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageTitle } from '../../core/page-title';
import { EmptyState } from '../../shared/empty-state';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { STAGES } from '../../shared/labels';
import { keep, ListTools } from '../../shared/list-tools';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { SortHeading } from '../../shared/sort-heading';
import { SortedTable, SortSelect } from '../../shared/sort-select';
import { AddTerritoryDialog } from '../add-territory-dialog';
import { localToday } from '../local-today';
import { ORIGINS } from '../stage-labels';
import { LeadBoard, type Move } from './lead-board';
import { LeadDialog } from './lead-dialog';
import { EVER, shown, watched } from './lead-list';
import { MoveDialog } from './move-dialog';
import { PresentationDialog } from './presentation-dialog';
import { RecruitingApi } from './recruiting.api';

const SORTABLE = [
  ['nom', 'Territoire'],
  ['etape', 'Étape'],
  ['depuis', 'Depuis le'],
  ['origine', 'Origine'],
  ['suite', 'Prochain geste'],
] as const;

/** Recruiting: who was approached, who ever reached what, what comes next; in columns or as a list that the address filters. */
@Component({
  selector: 'app-recruiting-page',
  imports: [AddTerritoryDialog, DayPipe, EmptyState, LeadBoard, LeadDialog, ListTools, MoveDialog, PresentationDialog, PrintButton, ProblemNotice, RouterLink, SortedTable, SortHeading, SortSelect],
  templateUrl: './recruiting-page.html',
  styleUrl: './recruiting-page.scss',
})
export class RecruitingPage {
  private readonly router = inject(Router);
  readonly cohortId = input.required<string>();
  readonly vue = input<string>();
  readonly atteint = input<string>();
  readonly etape = input<string>();
  readonly origine = input<string>();
  readonly suite = input<string>();
  readonly tri = input<string>();
  readonly fiche = input<string>();
  readonly dialogue = input<string>();
  readonly presentation = input<string>();

  protected readonly count = count;
  protected readonly ever = Object.entries(EVER) as [keyof typeof EVER, [string, string]][];
  protected readonly stages = STAGES;
  protected readonly stageList = Object.entries(STAGES);
  protected readonly origins = ORIGINS;
  protected readonly originList = Object.entries(ORIGINS);
  protected readonly columns = SORTABLE;
  protected readonly today = localToday();
  protected readonly watched = watched;

  protected readonly recruiting = inject(RecruitingApi).recruiting(this.cohortId);
  /** The last answer stays in sight while it is read again: an open dialog keeps what was typed. */
  protected readonly view = computed(() => (this.recruiting.hasValue() ? this.recruiting.value() : null));
  protected readonly filtered = computed(() => !!(this.atteint() || this.etape() || this.origine() || this.suite()));
  protected readonly leads = computed(() =>
    shown(this.view()?.leads ?? [], { atteint: this.atteint(), etape: this.etape(), origine: this.origine(), suite: this.suite(), tri: this.tri() }, this.today),
  );
  /** What the list shows, as a file. */
  protected readonly asked = computed(() => ({ url: `/api/cohorts/${this.cohortId()}/recruiting`, params: { keep: keep(this.leads().map(({ participationId }) => participationId)) } }));
  protected readonly toWatch = computed(() => (this.view()?.leads ?? []).filter((lead) => watched(lead, this.today)).length);
  protected readonly opened = computed(() => this.view()?.leads.find(({ participationId }) => participationId === this.fiche()));
  protected readonly presented = computed(() => this.view()?.presentations?.find(({ id }) => id === this.presentation()));
  protected readonly move = signal<Move | null>(null);
  private refocus: string | null = null;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.view()?.cohort.name;
      if (name) title.set(`Recrutement, ${name}`);
    });
    // A card that changed column is another element: focus follows it.
    effect(() => {
      if (!this.view() || this.recruiting.isLoading() || !this.refocus) return;
      const id = this.refocus;
      this.refocus = null;
      setTimeout(() => document.getElementById(id)?.focus());
    });
  }

  protected show(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected moved(changed: boolean): void {
    const lead = this.move()?.lead;
    this.move.set(null);
    if (!changed || !lead) return;
    this.refocus = `lead-${lead.participationId}`;
    this.recruiting.reload();
  }

  protected close(changed = false): void {
    this.show({ dialogue: null, presentation: null, fiche: null });
    if (changed) this.recruiting.reload();
  }
}
