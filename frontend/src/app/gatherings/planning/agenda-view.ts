import { Component, computed, input } from '@angular/core';
import type { SequenceView } from '../../api';
import { enumeration, hour, weekdayDate } from '../../shared/french';
import { addDays } from './days';

/** What happens within a gathering, hour by hour and day by day: the same for staff, guests and paper. */
@Component({
  selector: 'app-agenda',
  template: `
    @for (day of days(); track day.number) {
      @if (days().length > 1) {
        <h3>{{ day.words }}</h3>
      }
      <ol>
        @for (one of day.sequences; track one.id) {
          <li [class.break]="one.kind === 'break'">
            <span class="time">{{ one.when }}</span>
            <div>
              <strong>{{ one.title }}</strong>
              @if (one.kind === 'peer_exchange') {
                <small> · entre pairs</small>
              }
              @if (one.who) {
                <p class="who">{{ one.who }}</p>
              }
              @if (one.details) {
                <p class="pre">{{ one.details }}</p>
              }
            </div>
          </li>
        }
      </ol>
    }
  `,
  styles: `
    ol {
      margin: 0 0 1rem;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 9.5rem minmax(0, 1fr);
      gap: 0.2rem 1rem;
      padding: 0.45rem 0;
      border-bottom: 1px solid var(--line-soft);
      break-inside: avoid;
    }
    .break {
      color: var(--ink-2);
    }
    .break strong {
      font-weight: 400;
    }
    .time {
      color: var(--ink-2);
      font-variant-numeric: tabular-nums;
    }
    p {
      margin: 0.15rem 0 0;
      font-size: 0.9375rem;
    }
    @media screen and (max-width: 30rem) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class Agenda {
  readonly sequences = input.required<readonly SequenceView[]>();
  readonly heldOn = input<string | null>(null);

  protected readonly days = computed(() => {
    const numbers = [...new Set(this.sequences().map(({ dayNumber }) => dayNumber))].sort((a, b) => a - b);
    const heldOn = this.heldOn();
    return numbers.map((number) => ({
      number,
      words: heldOn ? `${weekdayDate(addDays(heldOn, number - 1))}` : `Jour ${number}`,
      sequences: this.sequences()
        .filter(({ dayNumber }) => dayNumber === number)
        .map((one) => ({ ...one, when: `${hour(one.fromTime)} – ${hour(one.toTime)}`, who: one.speakers.length ? `Avec ${enumeration(one.speakers.map(({ name }) => name))}` : '' })),
    }));
  });
}
