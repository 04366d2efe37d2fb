import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { VideoApi } from './video.api';

/** The names that were said to be somebody in this cohort, each of which can be forgotten. */
@Component({
  selector: 'app-video-aliases',
  imports: [ProblemNotice],
  template: `
    @if (items().length) {
      <details class="no-print">
        <summary>{{ count(items().length, 'nom retenu', 'noms retenus') }} dans ce parcours</summary>
        <ul class="plain-list">
          @for (one of items(); track one.id) {
            <li>
              « {{ one.shown }} »&nbsp;: {{ one.person ?? 'pas quelqu’un du parcours' }}
              <button type="button" class="quiet small" (click)="forget(one.id)">Oublier<span class="visually-hidden"> {{ one.shown }}</span></button>
            </li>
          }
        </ul>
        <app-problem [of]="failure()" />
      </details>
    }
  `,
})
export class VideoAliases {
  private readonly api = inject(VideoApi);
  readonly cohortId = input.required<string>();
  /** Changes when an answer was given, so that the list follows. */
  readonly moved = input(0);

  protected readonly count = count;
  protected readonly failure = signal<unknown>(null);
  private readonly list = this.api.aliases(this.cohortId);
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));

  constructor() {
    effect(() => {
      if (this.moved() > 1) this.list.reload();
    });
  }

  protected async forget(id: string): Promise<void> {
    this.failure.set(null);
    try {
      await this.api.forget(id);
      this.list.reload();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
