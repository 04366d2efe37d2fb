import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DiagnosticSearchHits, DiagnosticView, InterviewItem } from '../api';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ACTOR } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { today } from './consent-fields';
import { DiagnosticApi } from './diagnostic.api';
import { InterviewApi } from './interview.api';

/** The interviews of a diagnostic by number, without a name; and a search in what was said, which leaves no trace of its words. */
@Component({
  selector: 'app-interview-list',
  imports: [DayPipe, EmptyState, ProblemNotice, RouterLink],
  templateUrl: './interview-list.html',
  styleUrl: './interview-list.scss',
})
export class InterviewListView {
  private readonly api = inject(InterviewApi);
  readonly diagnostic = input.required<DiagnosticView>();

  protected readonly interviews = inject(DiagnosticApi).interviews(computed(() => this.diagnostic().id));
  protected readonly hits = signal<DiagnosticSearchHits | null>(null);
  protected readonly searching = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly ACTOR = ACTOR;
  protected readonly today = today();
  protected readonly found = computed(() => {
    const hits = this.hits();
    return hits ? `${count(hits.items.length, 'endroit trouvé', 'endroits trouvés')}${hits.more ? ', et d’autres' : ''}` : '';
  });

  protected async search(event: Event, text: string): Promise<void> {
    event.preventDefault();
    if (text.trim().length < 2) return this.hits.set(null);
    this.searching.set(true);
    this.failure.set(null);
    try {
      const hits = await this.api.search(this.diagnostic().id, text);
      this.hits.set({
        ...hits,
        items: hits.items.map((hit) => ({ ...hit, before: plain(hit.before), after: plain(hit.after) })),
      });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.searching.set(false);
    }
  }

  protected close(): void {
    this.hits.set(null);
  }

  /** Notes that the person agreed to have kept until a day that passed. */
  protected due({ keepUntil, erased }: InterviewItem): boolean {
    return !erased && keepUntil !== null && keepUntil < this.today;
  }
}

/** The mark of a question is for the notebook, not for a line of results. */
function plain(text: string): string {
  return text.replaceAll('## ', '');
}
