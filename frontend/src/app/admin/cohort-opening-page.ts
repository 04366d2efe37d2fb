import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CohortInput } from '../api';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { valueOf } from './address-filters';
import { AdminApi } from './admin.api';
import { CohortFromShape } from './cohort-from-shape';

const NOTHING: CohortInput = { name: '', years: '', region: '', startsOn: '', endsOn: null };

/** Opens a cohort, then leads to naming its staff: without anybody, nobody sees it. */
@Component({
  selector: 'app-cohort-opening-page',
  imports: [CohortFromShape, DayPipe, EmptyState, ProblemNotice, RouterLink],
  templateUrl: './cohort-opening-page.html',
  styles: `
    .notice {
      margin-top: 1rem;
    }
  `,
})
export class CohortOpeningPage {
  private readonly api = inject(AdminApi);

  protected readonly value = valueOf;
  protected readonly cohorts = this.api.cohorts();
  protected readonly items = computed(() => (this.cohorts.hasValue() ? this.cohorts.value().items : []));
  protected readonly draft = signal<CohortInput>(NOTHING);
  protected readonly opened = signal<{ id: string; name: string } | null>(null);
  private readonly shape = viewChild(CohortFromShape);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected write(change: Partial<CohortInput>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    this.busy.set(true);
    this.failure.set(null);
    try {
      const cohort = { ...draft, endsOn: draft.endsOn || null };
      const shape = this.shape();
      const { id } = await (shape?.source() ? shape.copy(cohort) : this.api.openCohort(cohort));
      shape?.source.set('');
      this.opened.set({ id, name: draft.name });
      this.draft.set(NOTHING);
      this.cohorts.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
