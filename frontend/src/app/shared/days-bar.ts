import { Component, computed, input } from '@angular/core';
import { number } from './french';

/** Support days used out of the budget, to the quarter of a day: « 5 sur 8 ». Beyond the budget the bar says so. */
@Component({
  selector: 'app-days-bar',
  template: `
    <span class="bar" aria-hidden="true">
      @for (filled of cells(); track $index) {
        <i [style.--filled]="filled"></i>
      }
    </span>
    <span class="num nowrap"><span class="visually-hidden">Jours d’appui&nbsp;: </span>{{ words() }}</span>
  `,
  styleUrl: './days-bar.scss',
})
export class DaysBar {
  readonly used = input.required<number>();
  readonly budget = input(8);

  protected readonly cells = computed(() =>
    Array.from(
      { length: Math.ceil(this.budget()) },
      (_, day) => `${Math.round(Math.min(Math.max(this.used() - day, 0), 1) * 100)}%`,
    ),
  );
  protected readonly words = computed(() => `${number(this.used())} sur ${number(this.budget())}`);
}
