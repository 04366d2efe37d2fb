import { Component, computed, inject, input } from '@angular/core';
import type { CollisionsAsked, GatheringInput } from '../../api';
import { collisionWords } from './collision-words';
import { isDay } from './days';
import { PlanningApi } from './planning.api';

/** Under a date that is being chosen: what it meets, as an offer to look again. Nothing when it meets nothing. */
@Component({
  selector: 'app-collisions-of-day',
  template: `
    <div role="status">
      @if (lines().length) {
        <div class="notice sun">
          <p><strong>À regarder avant de choisir ce jour</strong></p>
          <ul>
            @for (line of lines(); track line) {
              <li>{{ line }}</li>
            }
          </ul>
        </div>
      }
    </div>
  `,
  styles: `
    ul {
      margin: 0.3rem 0 0;
      padding-left: 1.1rem;
    }
  `,
})
export class CollisionsOfDay {
  readonly cohortId = input.required<string>();
  readonly day = input.required<string>();
  readonly fromTime = input('');
  readonly toTime = input('');
  readonly halfDays = input<GatheringInput['halfDays']>(undefined);
  readonly gatheringId = input<string | null>(null);
  readonly workingGroupId = input<string | null>(null);

  private readonly asked = computed<CollisionsAsked | undefined>(() => {
    if (!isDay(this.day()) || this.day() < '2000-01-01' || this.day() > '2100-12-31') return undefined;
    const [fromTime, toTime] = [this.fromTime() || null, this.toTime() || null];
    const halfDays = this.halfDays();
    return {
      days: [{ key: 0, heldOn: this.day(), fromTime, toTime: fromTime ? toTime : null, ...(halfDays?.length && { halfDays }) }],
      gatheringId: this.gatheringId(),
      workingGroupId: this.workingGroupId() || null,
    };
  });
  private readonly met = inject(PlanningApi).collisions(this.cohortId, this.asked);
  protected readonly lines = computed(() => (this.asked() ? collisionWords(this.day(), this.met.hasValue() ? this.met.value().days[0] : undefined) : []));
}
