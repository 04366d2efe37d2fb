import { Component, computed, input } from '@angular/core';
import type { SequenceView } from '../../api';
import { enumeration, hour, weekdayDate } from '../../shared/french';
import { slotsOf } from './agenda-slots';
import { addDays } from './days';

/** What happens within a gathering, hour by hour and day by day, workshops of one hour side by side: the same for staff, guests and paper. */
@Component({
  selector: 'app-agenda',
  template: `
    @for (day of days(); track day.number) {
      @if (days().length > 1) {
        <h3>{{ day.words }}</h3>
      }
      <ol>
        @for (slot of day.slots; track slot.key) {
          <li [class.break]="slot.pause">
            <span class="time">{{ slot.when }}@if (slot.beside) {<small>en même temps</small>}</span>
            <div [class.beside]="slot.beside">
              @for (one of slot.sequences; track one.id) {
                <div>
                  <strong>{{ one.title }}</strong>
                  @if (one.kind === 'peer_exchange') {
                    <small> · entre pairs</small>
                  }
                  @if (one.where) {
                    <p class="where">{{ one.where }}</p>
                  }
                  @if (one.who) {
                    <p class="who">{{ one.who }}</p>
                  }
                  @if (one.details) {
                    <p class="pre">{{ one.details }}</p>
                  }
                </div>
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
    .time small {
      display: block;
    }
    .beside {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
      gap: 0.6rem 1rem;
    }
    .beside > div {
      padding-left: 0.7rem;
      border-left: 3px solid var(--line);
    }
    p {
      margin: 0.15rem 0 0;
      font-size: 0.9375rem;
    }
    .where {
      color: var(--ink-2);
    }
    @media screen and (max-width: 30rem) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
      .time small {
        display: inline;
        margin-left: 0.4rem;
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
      slots: slotsOf(this.sequences().filter(({ dayNumber }) => dayNumber === number)).map(({ fromTime, toTime, sequences }) => ({
        key: sequences[0]?.id,
        when: `${hour(fromTime)} – ${hour(toTime)}`,
        beside: sequences.length > 1,
        pause: sequences.every(({ kind }) => kind === 'break'),
        sequences: sequences.map((one) => ({
          ...one,
          // A workshop that does not last as long as the others says its own hours.
          where: [one.place, one.fromTime === fromTime && one.toTime === toTime ? '' : `${hour(one.fromTime)} – ${hour(one.toTime)}`].filter(Boolean).join(', '),
          who: one.speakers.length ? `Avec ${enumeration(one.speakers.map(({ name }) => name))}` : '',
        })),
      })),
    }));
  });
}
