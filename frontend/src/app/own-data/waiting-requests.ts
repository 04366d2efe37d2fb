import { Component, computed, inject, input, signal } from '@angular/core';
import type { OwnDataView } from '../api';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { OwnDataApi } from './own-data.api';

/** What one asked and nobody answered yet: until when the law gives, and the way to take it back. Loaded after the page. */
@Component({
  selector: 'app-waiting-requests',
  imports: [DayPipe, ProblemNotice],
  template: `
    @for (request of waiting(); track request.id) {
      <div class="notice sun">
        <p>
          <strong>{{ request.kind === 'erasure' ? 'Vous avez demandé à être effacé·e' : 'Vous avez demandé une correction' }}</strong> le {{ request.askedAt | day }}. L’équipe vous répond au plus tard le
          {{ request.dueOn | day }}. D’ici là, rien ne change.
        </p>
        <p>
          <button type="button" [disabled]="busy()" (click)="withdraw(request.id)">
            Retirer ma demande<span class="visually-hidden">{{ request.kind === 'erasure' ? ' d’être effacé·e' : ' de correction' }}</span>
          </button>
        </p>
      </div>
    }
    <app-problem [of]="failure()" />
  `,
})
export class WaitingRequests {
  private readonly api = inject(OwnDataApi);
  readonly requests = input.required<OwnDataView['requests']>();
  /** Told to the page once something changed, which reads itself again. */
  readonly changed = input.required<(said: string) => void>();

  protected readonly waiting = computed(() => this.requests().filter(({ outcome, withdrawnAt }) => !outcome && !withdrawnAt));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async withdraw(id: string): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.withdraw(id);
      this.changed()('Votre demande est retirée, un e-mail vous le confirme. Rien n’a été changé.');
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
