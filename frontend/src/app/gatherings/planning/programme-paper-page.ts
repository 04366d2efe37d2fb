import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProgrammeItem } from '../../api';
import { PageTitle } from '../../core/page-title';
import { hours, longDate, monthOf, weekdayDate } from '../../shared/french';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { GATHERING_FORMATS, GATHERING_NATURES } from '../gathering-labels';
import { Agenda } from './agenda-view';
import { ownCohorts } from './own-cohorts';
import { PlanningApi } from './planning.api';

/** The programme as a page to print and hand out: month by month, with agendas for whoever wants them. */
@Component({
  selector: 'app-programme-paper-page',
  imports: [Agenda, PrintButton, ProblemNotice, RouterLink],
  templateUrl: './programme-paper-page.html',
  styleUrl: './programme-paper-page.scss',
})
export class ProgrammePaperPage {
  readonly parcours = input('', { transform: (value?: string) => value ?? '' });
  /** « oui »: with what happens within each day. */
  readonly deroules = input('', { transform: (value?: string) => value ?? '' });

  protected readonly own = ownCohorts(this.parcours);
  protected readonly programme = inject(PlanningApi).programme(() => this.own.cohort()?.id);
  protected readonly one = computed(() => (this.programme.hasValue() ? this.programme.value() : null));
  protected readonly detailed = computed(() => this.deroules() === 'oui');
  protected readonly hasAgendas = computed(() => !!this.one()?.items.some(({ sequences }) => sequences.length));
  protected readonly today = longDate(new Date());
  protected readonly months = computed(() => {
    const months = new Map<string, ReturnType<typeof shown>[]>();
    for (const item of this.one()?.items ?? []) {
      const key = item.heldOn ? monthOf(item.heldOn) : 'Dates à préciser';
      months.set(key, [...(months.get(key) ?? []), shown(item)]);
    }
    return [...months].map(([name, items]) => ({ name, items }));
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set(this.one() ? `Programme, ${this.one()?.cohortName}` : undefined));
  }
}

const shown = (item: ProgrammeItem) => ({
  ...item,
  day: item.heldOn ? weekdayDate(item.heldOn) : (item.period ?? ''),
  hours: hours(item.fromTime, item.toTime),
  kind: [`${GATHERING_NATURES[item.nature]}${item.number ? ` ${item.number}` : ''}`, item.workingGroup ? `chantier ${item.workingGroup.name}` : '', GATHERING_FORMATS[item.format]].filter(Boolean).join(', '),
});
