import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WatchLine } from '../api';
import { ago } from '../shared/french';
import { seatsOf } from '../shared/labels-seats';
import { Quartet } from '../shared/quartet';
import { offered } from './offers/offers';

/** One thing that staff may want to look at: a sign, a sentence, a way in. */
@Component({
  selector: 'app-watch-card',
  imports: [Quartet, RouterLink],
  host: { class: 'todo' },
  template: `
    @if (seats(); as seats) {
      <app-quartet [seats]="seats" [size]="38" />
    } @else {
      <span class="chip" [class.sun]="line().kind === 'invitations_unanswered'">{{ sign() }}</span>
    }
    <p>
      <strong>{{ words().text }}</strong><br /><small>{{ words().detail }}</small>
    </p>
    <a class="btn" [routerLink]="words().path" [queryParams]="words().query"
      >{{ words().act }}<span class="visually-hidden">&nbsp;: {{ words().text }}</span></a
    >
  `,
  styles: `
    /* The cards stand three in a row: the act goes under the words, which keep their breadth. */
    :host.todo {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }
    .btn {
      grid-column: 2;
      justify-self: start;
      margin-top: 0.35rem;
    }
    @media print {
      .btn {
        display: none;
      }
    }
  `,
})
export class WatchCard {
  readonly line = input.required<WatchLine>();
  protected readonly words = computed(() => offered(this.line()));
  protected readonly seats = computed(() => seatsOf(this.line().seats));
  protected readonly sign = computed(() => {
    const { kind, on } = this.line();
    if (kind === 'invitations_unanswered') return ago(on);
    return this.words().sign;
  });
}
