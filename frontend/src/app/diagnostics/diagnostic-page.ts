import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageTitle } from '../core/page-title';
import { enumeration } from '../shared/french';
import { ProblemNotice } from '../shared/problem-notice';
import { DiagnosticFindings } from './diagnostic-findings';
import { DIAGNOSTIC_STATES } from './diagnostic-labels';
import { DiagnosticMatrix } from './diagnostic-matrix';
import { DiagnosticProgress } from './diagnostic-progress';
import { DiagnosticTeam } from './diagnostic-team';
import { DiagnosticApi } from './diagnostic.api';
import { InterviewListView } from './interview-list';

type View = 'entretiens' | 'themes' | 'points' | 'equipe';

/** One diagnostic: whom it met against its plan, what was said (its team alone), what is kept, who can read. */
@Component({
  selector: 'app-diagnostic-page',
  imports: [
    DiagnosticFindings,
    DiagnosticMatrix,
    DiagnosticProgress,
    DiagnosticTeam,
    InterviewListView,
    ProblemNotice,
    RouterLink,
  ],
  templateUrl: './diagnostic-page.html',
})
export class DiagnosticPage {
  private readonly title = inject(PageTitle);
  readonly diagnosticId = input.required<string>();
  readonly vue = input<string>();
  readonly theme = input<string>();
  readonly acteur = input<string>();

  protected readonly diagnostic = inject(DiagnosticApi).diagnostic(this.diagnosticId);
  protected readonly view = computed(() => (this.diagnostic.hasValue() ? this.diagnostic.value() : null));
  protected readonly readers = computed(() => enumeration(this.view()?.readers ?? []));
  protected readonly STATES = DIAGNOSTIC_STATES;

  protected readonly tabs = computed(() => {
    const may = this.view()?.may;
    return [
      { view: 'entretiens' as View, label: 'Entretiens', open: true },
      { view: 'themes' as View, label: 'Qui parle de quoi', open: !!may?.readInterviews },
      { view: 'points' as View, label: 'Ce que nous retenons', open: !!may?.readFindings },
      { view: 'equipe' as View, label: 'Équipe et dates', open: true },
    ].filter(({ open }) => open);
  });
  protected readonly shown = computed<View>(() => this.tabs().find(({ view }) => view === this.vue())?.view ?? 'entretiens');

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.title.set(`Diagnostic de ${view.territoryName}`);
    });
  }
}
