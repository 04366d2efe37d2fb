import { Component, computed, effect, inject, input, numberAttribute, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageTitle } from '../core/page-title';
import { Confirm } from '../shared/confirm';
import { EmptyState } from '../shared/empty-state';
import { longDate } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { TerritoryTabs } from '../shared/territory-tabs';
import { PublishDialog } from './publish-dialog';
import { ReportApi } from './report.api';
import { TerritorySheet } from './territory-sheet';

/** A territory's page of the report: the draft for those who write it, a published version for all others; printed, it is the page for the municipal office. */
@Component({
  selector: 'app-report-page',
  imports: [DayPipe, EmptyState, PrintButton, ProblemNotice, PublishDialog, RouterLink, TerritorySheet, TerritoryTabs],
  templateUrl: './report-page.html',
  styleUrl: './report-page.scss',
})
export class ReportPage {
  private readonly api = inject(ReportApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  readonly participationId = input.required<string>();
  /** The version in the address; without one, the draft, or the last version for those who have no draft. */
  readonly number = input(Number.NaN, { transform: numberAttribute });

  protected readonly versions = this.api.versions(this.participationId);
  protected readonly known = computed(() => (this.versions.hasValue() ? this.versions.value() : null));
  protected readonly latest = computed(() => this.known()?.items.find(({ withdrawnAt }) => !withdrawnAt) ?? null);
  private readonly asked = computed(() => {
    if (!Number.isNaN(this.number())) return this.number();
    return this.known() && !this.known()?.may.readDraft ? (this.latest()?.number ?? null) : null;
  });
  protected readonly draft = this.api.draft(() =>
    this.known()?.may.readDraft && Number.isNaN(this.number()) ? this.participationId() : undefined,
  );
  protected readonly version = this.api.version(() => {
    const number = this.asked();
    return number === null ? undefined : { participationId: this.participationId(), number };
  });
  protected readonly live = computed(() => (this.asked() === null && this.draft.hasValue() ? this.draft.value() : null));
  protected readonly frozen = computed(() => (this.asked() !== null && this.version.hasValue() ? this.version.value() : null));
  protected readonly shown = computed(() => this.live() ?? this.frozen());
  protected readonly edition = computed(() => {
    const version = this.frozen();
    if (version) return `Version ${version.number}, publiée le ${longDate(version.publishedAt)}.`;
    return `Page en cours, telle qu’elle était le ${longDate(new Date())}. Document de travail.`;
  });
  protected readonly trouble = computed(
    () => this.versions.error() ?? (this.asked() === null ? this.draft.error() : this.version.error()),
  );

  protected readonly publishing = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const known = this.known();
      if (known) title.set(`${known.territoryName}, page du bilan`);
    });
  }

  protected retry(): void {
    this.versions.reload();
    this.draft.reload();
    this.version.reload();
  }

  protected published(): void {
    this.publishing.set(false);
    this.said.set('La page est visible de toutes les personnes de la liste. Cette version ne changera plus.');
    this.retry();
  }

  protected async withdraw(number: number): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer cette version\u202f?',
      consequence:
        'Plus personne ne pourra la lire, sauf l’équipe du parcours. Ce qui a déjà été imprimé ou copié ne revient pas.',
      act: 'Retirer',
    });
    if (!sure) return;
    this.failure.set(null);
    try {
      await this.api.withdraw(this.participationId(), number);
      this.said.set(`La version ${number} est retirée.`);
      this.versions.reload();
      if (!Number.isNaN(this.number())) await this.router.navigate(['/bilan', this.participationId()]);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
