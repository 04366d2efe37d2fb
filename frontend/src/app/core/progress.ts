import type { HttpInterceptorFn } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { finalize } from 'rxjs';

/** Whether something is on its way: the line on top of the page shows it after a moment. */
@Service()
export class Progress {
  private readonly underway = signal(0);
  readonly busy = computed(() => this.underway() > 0);

  /** Counts one more thing on its way; call what it returns when it arrived. */
  begin(): () => void {
    this.underway.update((count) => count + 1);
    return () => this.underway.update((count) => count - 1);
  }
}

/** Shows requests on the progress line. */
export const progress: HttpInterceptorFn = (request, next) => next(request).pipe(finalize(inject(Progress).begin()));
