import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProgrammeItem } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { busyLines } from '../../network/territories/busy-words';
import { TerritoryLifeApi } from '../../network/territories/territory-life.api';
import { count, hour, monthOf, weekdayDate } from '../../shared/french';
import { GATHERING_NATURES } from '../gathering-labels';
import { addMonths, holidayOf, monthDays } from './days';

/** A month of the programme: its gatherings day by day, the holidays, and the days on which territories are busy. */
@Component({
  selector: 'app-programme-month',
  imports: [RouterLink],
  templateUrl: './programme-month.html',
  styleUrl: './programme-month.scss',
})
export class ProgrammeMonth {
  readonly cohortId = input.required<string>();
  readonly items = input.required<readonly ProgrammeItem[]>();
  /** « 2024-11 ». */
  readonly month = input.required<string>();
  readonly mayPlan = input(false);

  protected readonly weekdays = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'];
  protected readonly natures = GATHERING_NATURES;
  protected readonly hour = hour;
  protected readonly title = computed(() => monthOf(`${this.month()}-01`));
  protected readonly before = computed(() => ({ month: addMonths(this.month(), -1), title: monthOf(`${addMonths(this.month(), -1)}-01`) }));
  protected readonly after = computed(() => ({ month: addMonths(this.month(), 1), title: monthOf(`${addMonths(this.month(), 1)}-01`) }));
  private readonly days = computed(() => monthDays(this.month()));
  private readonly busy = inject(TerritoryLifeApi).busyOfCohort(
    this.cohortId,
    () => this.days()[0]?.day ?? '',
    () => this.days().at(-1)?.day ?? '',
  );
  /** What the territories said of this month, each stretch once. */
  protected readonly stretches = computed(() => (this.busy.hasValue() ? busyLines(this.busy.value().items) : []));

  protected readonly cells = computed(() => {
    const today = localToday();
    return this.days().map(({ day, inside }) => {
      const stretches = this.stretches().filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
      const names = new Set(stretches.flatMap(({ names }) => names));
      return {
        day,
        inside,
        number: Number(day.slice(8)),
        words: weekdayDate(day),
        today: day === today,
        holiday: holidayOf(day),
        election: stretches.some(({ kind }) => kind === 'election'),
        busy: names.size ? count(names.size, 'territoire a moins de temps', 'territoires ont moins de temps') : '',
        why: stretches.map(({ label }) => label).join(', '),
        gatherings: this.items().filter(({ heldOn, days }) => heldOn === day || days.includes(day)),
      };
    });
  });
}
