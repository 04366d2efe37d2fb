import { Component, computed, input } from '@angular/core';
import type { CategoryFigures } from '../api';
import { KINDS } from './gathering-labels';
import { totals } from './gathering-words';

/** Numbers by kind of actor, without a name: who was invited, what they said, who came. */
@Component({
  selector: 'app-attendance-figures',
  templateUrl: './attendance-figures.html',
  styles: `
    table {
      max-width: 44rem;
      margin-bottom: 1.5rem;
    }

    @media (max-width: 30rem) {
      th,
      td {
        padding-inline: 0.4rem;
      }
    }
  `,
})
export class AttendanceFigures {
  readonly figures = input.required<readonly CategoryFigures[]>();
  /** Once it was held, who came matters; before, who did not answer yet. */
  readonly past = input(false);

  protected readonly kinds = KINDS;
  protected readonly sum = computed(() => totals(this.figures()));
  protected readonly rows = computed(() =>
    this.figures().map((one) => ({
      ...one,
      coming: one.yes + one.replaced,
      silent: Math.max(0, one.invited - one.yes - one.replaced - one.no - one.waiting),
    })),
  );
}
