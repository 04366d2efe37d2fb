import { Component, computed, input } from '@angular/core';
import type { OutsiderContent } from '../../api';
import { longDate } from '../../shared/french';
import { datesOf, daysWords, partnerWords, roleWords } from './outsider-words';

/** The A4 for those outside: who does what, the days, what is done and what is not, the dates, one contact. */
@Component({
  selector: 'app-outsider-sheet',
  templateUrl: './outsider-sheet.html',
  styleUrl: './outsider-sheet.scss',
})
export class OutsiderSheet {
  readonly content = input.required<OutsiderContent>();

  protected readonly roleWords = roleWords;
  protected readonly partnerWords = partnerWords;
  protected readonly dates = computed(() => datesOf(this.content()));
  protected readonly name = computed(() => this.content().territory?.name ?? this.content().cohort.name);
  protected readonly days = computed(() => (this.content().days ? daysWords(this.content().days as number) : 'quelques jours'));
  protected readonly on = computed(() => longDate(this.content().on));
  /** Long lists close their lines up, so that the sheet stays one sheet. */
  protected readonly dense = computed(() => this.content().team.length + this.content().territories.length + this.content().partners.length > 14);
}
