import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageTitle } from '../core/page-title';
import { BehalfMark } from '../shared/behalf-mark';
import { DaysBar } from '../shared/days-bar';
import { EmptyState } from '../shared/empty-state';
import { count, number } from '../shared/french';
import { HistoryButton } from '../shared/history/history-button';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { TerritoryTabs } from '../shared/territory-tabs';
import { AskDialog } from './ask-dialog';
import { FindingAnswer } from './finding-answer';
import { NewsForm } from './news-form';
import { NewsItem } from './news-item';
import { ProjectDialog } from './project-dialog';
import { ProjectApi } from './project.api';

/** A territory's project on one page: say how it goes, what was won, what blocks, the days left, the diagnostic's points. */
@Component({
  selector: 'app-project-page',
  imports: [
    AskDialog,
    BehalfMark,
    DaysBar,
    EmptyState,
    FindingAnswer,
    HistoryButton,
    NewsForm,
    NewsItem,
    ProblemNotice,
    ProjectDialog,
    RouterLink,
    Term,
    TerritoryTabs,
  ],
  templateUrl: './project-page.html',
  styleUrl: './project-page.scss',
})
export class ProjectPage {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();

  protected readonly number = number;
  protected readonly page = this.api.page(this.participationId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly voices = this.api.voices(() => (this.view()?.may.askByMail ? this.participationId() : undefined));
  protected readonly standIns = computed(() => (this.voices.hasValue() ? this.voices.value().items : []));
  protected readonly editing = signal(false);
  protected readonly asking = signal(false);
  protected readonly said = signal('');
  protected readonly thanks = signal('');

  protected readonly star = computed(() => this.view()?.news.find(({ kind }) => kind === 'star') ?? null);
  protected readonly lists = computed(() => {
    const of = (kind: string) => this.view()?.news.filter((one) => one.kind === kind) ?? [];
    return [
      {
        kind: 'pebble',
        term: 'caillou blanc' as const,
        heading: 'Petites victoires',
        empty: 'La première reste à raconter, même toute petite.',
        items: of('pebble'),
      },
      {
        kind: 'grain_of_sand',
        term: 'caillou dans la chaussure' as const,
        heading: 'Ce qui bloque',
        empty: 'Rien de signalé.',
        items: of('grain_of_sand'),
      },
      { kind: 'news', term: null, heading: 'Nouvelles', empty: 'Pas encore de nouvelles.', items: of('news') },
    ];
  });
  protected readonly answered = computed(() => this.view()?.findings.filter(({ answer }) => answer).length ?? 0);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const view = this.view();
      if (view) title.set(`Projet de ${view.territory.name}`);
    });
  }

  protected told(): void {
    this.thanks.set('Merci, c’est noté.');
    this.page.reload();
  }

  protected asked(sent: number): void {
    this.asking.set(false);
    this.said.set(`${count(sent, 'demande envoyée', 'demandes envoyées')}.`);
    this.voices.reload();
  }
}
