import { Component, computed, effect, inject, input, signal } from '@angular/core';
import type { Side } from '../api';
import { PageTitle } from '../core/page-title';
import { AskDialog, type Asked } from '../projects/ask-dialog';
import { BehalfMark } from '../shared/behalf-mark';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { HistoryButton } from '../shared/history/history-button';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { TerritoryTabs } from '../shared/territory-tabs';
import { EvaluationApi, type Kind } from './evaluation.api';
import { StatementForm } from './statement-form';
import { StatementItem } from './statement-item';
import { ViewpointForm } from './viewpoint-form';

const SIDES = [
  { side: 'ally', heading: 'Le mot de l’allié·e' },
  { side: 'territory', heading: 'Le mot du territoire' },
] as const satisfies readonly { side: Side; heading: string }[];

/** What changed, what did not work, and the two words on the accompaniment; a word that is missing says so. */
@Component({
  selector: 'app-effects-page',
  imports: [AskDialog, BehalfMark, DayPipe, HistoryButton, ListTools, ProblemNotice, StatementForm, StatementItem, Term, TerritoryTabs, ViewpointForm],
  templateUrl: './effects-page.html',
  styleUrl: './effects-page.scss',
})
export class EffectsPage {
  private readonly api = inject(EvaluationApi);
  readonly participationId = input.required<string>();

  protected readonly sides = SIDES;
  protected readonly page = this.api.page(this.participationId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly viewpoints = this.api.viewpoints(() => (this.view()?.may.readViewpoints ? this.participationId() : null));
  protected readonly words = computed(() => (this.viewpoints.hasValue() ? this.viewpoints.value() : null));
  protected readonly voicesList = this.api.voices(() => (this.view()?.may.askByMail ? this.participationId() : undefined));
  protected readonly voices = computed(() => (this.voicesList.hasValue() ? this.voicesList.value().items : []));
  protected readonly kinds = computed(() => [
    {
      kind: 'effects' as Kind,
      heading: 'Ce que ça a changé',
      items: this.view()?.effects ?? [],
      empty: 'Rien de noté encore. Une phrase suffit pour commencer.',
    },
    {
      kind: 'limits' as Kind,
      heading: 'Ce qui n’a pas marché',
      items: this.view()?.limits ?? [],
      empty: 'Rien de noté encore. Le dire simplement aide les suivants.',
    },
  ]);
  protected readonly writing = signal<Side | null>(null);
  protected readonly asking = signal<Asked | null>(null);
  protected readonly said = signal('');

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const view = this.view();
      if (view) title.set(`Ce que ça a changé · ${view.territoryName}`);
    });
  }

  protected written(): void {
    this.writing.set(null);
    this.viewpoints.reload();
  }

  protected asked(sent: number): void {
    this.asking.set(null);
    this.said.set(`${count(sent, 'demande envoyée', 'demandes envoyées')}.`);
  }
}
