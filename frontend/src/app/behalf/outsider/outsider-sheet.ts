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
  /** A title begins with a capital, however it was noted. */
  protected readonly project = computed(() => {
    const title = this.content().project ?? '';
    return title.charAt(0).toUpperCase() + title.slice(1);
  });
  protected readonly days = computed(() => (this.content().days ? daysWords(this.content().days as number) : 'quelques jours'));
  protected readonly on = computed(() => longDate(this.content().on));
  /** Long lists close their lines up, so that the sheet stays one sheet. */
  protected readonly density = computed(() => {
    const { team, territories, helpers, leaders, partners, message } = this.content();
    const lines = team.length + territories.length * 1.6 + helpers.length + leaders.length + partners.length * 1.3 + this.dates().length + message.length / 90;
    return lines > 31 ? 'denser dense' : lines > 20 ? 'dense' : '';
  });
}
