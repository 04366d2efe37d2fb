import { Component, computed, input, output } from '@angular/core';
import { toProblem } from '../core/problem';

/** Says what went wrong and what to do; shows nothing when nothing did. With `retry` bound, offers to try again. */
@Component({
  selector: 'app-problem',
  template: `
    @if (problem(); as problem) {
      <div class="notice brick" role="alert">
        <p>{{ problem.sentence }}</p>
        @if (fields().length) {
          <ul>
            @for (field of fields(); track field.pointer) {
              <li>{{ field.detail }}</li>
            }
          </ul>
        }
        @if (retriable() && !closed()) {
          <p><button type="button" class="small" (click)="retry.emit()">Réessayer</button></p>
        }
      </div>
    }
  `,
})
export class ProblemNotice {
  readonly of = input<unknown>(null);
  /** Whether trying again makes sense here: a page that failed to load, not a refused form. */
  readonly retriable = input(false);
  readonly retry = output();
  protected readonly problem = computed(() => (this.of() ? toProblem(this.of()) : null));
  /** What is closed to the reader, gone or over stays so however often it is tried. */
  protected closed(): boolean {
    return /40[349]/.test(`${this.problem()?.status}`);
  }
  /** What the sentence itself does not say already. */
  protected readonly fields = computed(() => (this.problem()?.errors ?? []).filter(({ detail }) => detail !== this.problem()?.sentence));
}
