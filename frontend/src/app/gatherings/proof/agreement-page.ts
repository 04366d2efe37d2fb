import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageTitle } from '../../core/page-title';
import { toProblem } from '../../core/problem';
import { Confirm } from '../../shared/confirm';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { HistoryButton } from '../../shared/history/history-button';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { AgreementDialog } from './agreement-dialog';
import { PackList } from './pack-list';
import { duration, PIECES, pieceWords, WHERE } from './proof-words';
import { ProofApi } from './proof.api';

/** One agreement: the checklist of its pieces, gathering by gathering, each gap with the act that fills it. */
@Component({
  selector: 'app-agreement-page',
  imports: [AgreementDialog, DayPipe, HistoryButton, PackList, PrintButton, ProblemNotice, RouterLink],
  templateUrl: './agreement-page.html',
  styleUrl: './agreement-page.scss',
})
export class AgreementPage {
  private readonly api = inject(ProofApi);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  readonly cohortId = input.required<string>();
  readonly fundingId = input.required<string>();
  readonly dialogue = input<string>();
  readonly vue = input<string>();

  protected readonly count = count;
  protected readonly duration = duration;
  protected readonly pieces = PIECES;
  protected readonly words = pieceWords;
  protected readonly where = WHERE;
  protected readonly page = this.api.checklist(this.fundingId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly missing = computed(() => toProblem(this.page.error()).status === 404);
  protected readonly shown = computed(() => {
    const all = this.view()?.gatherings ?? [];
    return this.vue() === 'attendu' ? all.filter(({ pieces }) => pieces.some(({ state }) => state === 'awaited')) : all;
  });
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const agreement = this.view()?.agreement;
      if (agreement) title.set(`Pièces, ${agreement.organisation.name}`);
    });
  }

  protected async close(id: string | null): Promise<void> {
    await this.router.navigate([], { queryParams: { dialogue: null }, queryParamsHandling: 'merge' });
    if (id) this.page.reload();
  }

  protected async remove(): Promise<void> {
    const sure = await this.confirm.ask({ heading: 'Supprimer cette convention\u202f?', consequence: 'La liste de ses pièces disparaît. Les rendez-vous, les présences et les supports restent.', act: 'Supprimer' });
    if (!sure) return;
    try {
      await this.api.remove(this.fundingId());
      await this.router.navigate(['/parcours', this.cohortId(), 'pieces']);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
