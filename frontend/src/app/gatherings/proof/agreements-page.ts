import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CohortApi } from '../../cohorts/cohort.api';
import { EmptyState } from '../../shared/empty-state';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { AgreementDialog } from './agreement-dialog';
import { ProofApi } from './proof.api';

/** « Pièces »: the agreements of a path, what is there and what is awaited for each, and who signs its certificates. */
@Component({
  selector: 'app-agreements-page',
  imports: [AgreementDialog, DayPipe, EmptyState, ListTools, ProblemNotice, RouterLink],
  templateUrl: './agreements-page.html',
})
export class AgreementsPage {
  private readonly api = inject(ProofApi);
  private readonly router = inject(Router);
  readonly cohortId = input.required<string>();
  readonly dialogue = input<string>();

  protected readonly count = count;
  protected readonly cohort = inject(CohortApi).cohort(this.cohortId);
  protected readonly name = computed(() => (this.cohort.hasValue() ? this.cohort.value().name : 'Parcours'));
  protected readonly list = this.api.agreements(this.cohortId);
  protected readonly view = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  protected async close(id: string | null): Promise<void> {
    await (id ? this.router.navigate(['/parcours', this.cohortId(), 'pieces', id]) : this.router.navigate([], { queryParams: { dialogue: null } }));
  }

  protected async sign(event: Event, name: string, roleTitle: string, place: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await this.api.sign(this.cohortId(), { name, roleTitle: roleTitle.trim() || null, place: place.trim() || null });
      this.said.set('Les attestations porteront ce nom.');
      this.list.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
