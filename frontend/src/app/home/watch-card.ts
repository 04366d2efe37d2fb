import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WatchLine } from '../api';
import { ago, longDate } from '../shared/french';
import { seatsOf } from '../shared/labels-seats';
import { ProblemNotice } from '../shared/problem-notice';
import { Quartet } from '../shared/quartet';
import { HomeApi } from './home.api';
import { offered } from './offers/offers';

const LATER = [
  { days: 3, label: 'trois jours' },
  { days: 7, label: 'une semaine' },
  { days: 30, label: 'un mois' },
] as const;

/** One thing that staff may want to look at: a sign, a sentence, a way in; or put aside for oneself until a day. */
@Component({
  selector: 'app-watch-card',
  imports: [ProblemNotice, Quartet, RouterLink],
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
    <div class="acts">
      <a class="btn" [routerLink]="words().path" [queryParams]="words().query"
        >{{ words().act }}<span class="visually-hidden">&nbsp;: {{ words().text }}</span></a
      >
      @if (line().rest; as rest) {
        <button type="button" class="quiet small" [disabled]="busy()" (click)="takeBack(rest.id)">
          Remettre<span class="visually-hidden">&nbsp;: {{ words().text }}</span>
        </button>
        <small>revient le {{ long(rest.until) }}</small>
      } @else {
        <details>
          <summary>
            <small>Plus tard</small><span class="visually-hidden">&nbsp;: {{ words().text }}</span>
          </summary>
          <p class="later" role="group" aria-label="Me le rappeler dans">
            <small>Me le rappeler dans</small>
            @for (one of later; track one.days) {
              <button type="button" class="small" [disabled]="busy()" (click)="putAside(one.days)">{{ one.label }}</button>
            }
          </p>
        </details>
      }
    </div>
    <app-problem class="failed" [of]="failure()" />
  `,
  styles: `
    /* The cards stand three in a row: the act goes under the words, which keep their breadth. */
    :host.todo {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }
    .acts,
    .failed {
      grid-column: 2;
    }
    .acts,
    .later {
      display: flex;
      flex-wrap: wrap;
      gap: 0.35rem 0.7rem;
      align-items: center;
      margin-top: 0.35rem;
    }
    summary {
      padding: 0.35rem 0;
    }
    @media print {
      .acts {
        display: none;
      }
    }
  `,
})
export class WatchCard {
  private readonly api = inject(HomeApi);
  readonly line = input.required<WatchLine>();
  /** Put aside or taken back: the page reads again. */
  readonly moved = output();
  protected readonly later = LATER;
  protected readonly long = longDate;
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly words = computed(() => offered(this.line()));
  protected readonly seats = computed(() => seatsOf(this.line().seats));
  protected readonly sign = computed(() => {
    const { kind, on } = this.line();
    if (kind === 'invitations_unanswered') return ago(on);
    return this.words().sign;
  });

  protected putAside(days: number): Promise<void> {
    const until = new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
    return this.during(() => this.api.putAside({ line: this.line().line, until }));
  }

  protected takeBack(id: string): Promise<void> {
    return this.during(() => this.api.takeBack(id));
  }

  private async during(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.moved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
