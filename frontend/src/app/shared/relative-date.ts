import { Component, computed, input } from '@angular/core';
import { ago, type DateLike, longDate } from './french';

/** « il y a 6 semaines », with the exact date at hand. */
@Component({
  selector: 'app-relative-date',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ words() }}</time>`,
})
export class RelativeDate {
  readonly at = input.required<DateLike>();
  protected readonly words = computed(() => ago(this.at()));
  protected readonly exact = computed(() => longDate(this.at()));
}
