import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cohortChoice } from '../shared/cohort-choice';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { RelativeDate } from '../shared/relative-date';
import { NewsletterApi } from './newsletter.api';

/** The numbers of a cohort: those being written, for who writes them, and those that were sent. */
@Component({
  selector: 'app-newsletter-list-page',
  imports: [DayPipe, Dialog, EmptyState, ProblemNotice, RelativeDate, RouterLink],
  templateUrl: './newsletter-list-page.html',
})
export class NewsletterListPage {
  private readonly api = inject(NewsletterApi);
  private readonly router = inject(Router);
  readonly parcours = input<string>();

  protected readonly cohorts = cohortChoice(this.parcours);
  protected readonly list = this.api.list(() => this.cohorts.chosen()?.id);
  protected readonly view = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly beginning = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected choose(parcours: string): void {
    void this.router.navigate([], { queryParams: { parcours } });
  }

  protected async begin(event: Event, title: string, fromOn: string, toOn: string): Promise<void> {
    event.preventDefault();
    const cohortId = this.cohorts.chosen()?.id;
    if (!cohortId || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.api.begin(cohortId, { title, fromOn, toOn });
      await this.router.navigate(['/infolettre/brouillon', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
