import { Component, computed, inject, input } from '@angular/core';
import { busyLines, dayWords } from './busy-words';
import { TerritoryLifeApi } from './territory-life.api';

/** Under a date that is being chosen: which territories of the cohort are busy that day. Nothing when nobody is. */
@Component({
  selector: 'app-busy-day',
  template: `
    <div role="status">
      @for (line of lines(); track line) {
        <p class="hint busy">{{ line }}</p>
      }
    </div>
  `,
  styles: `
    .busy {
      margin: 0.3rem 0 0;
      color: var(--sun-ink);
      font-weight: 600;
    }
  `,
})
export class BusyDay {
  readonly cohortId = input.required<string>();
  readonly day = input.required<string>();
  private readonly known = computed(() => (/^\d{4}-\d{2}-\d{2}$/.test(this.day()) ? this.cohortId() || undefined : undefined));
  private readonly busy = inject(TerritoryLifeApi).busyOfCohort(this.known, this.day, this.day);
  protected readonly lines = computed(() => (this.busy.hasValue() ? busyLines(this.busy.value().items).map(dayWords) : []));
}
