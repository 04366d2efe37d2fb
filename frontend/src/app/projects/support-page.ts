import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SupportAssignmentView, SupportDayView } from '../api';
import { Confirm } from '../shared/confirm';
import { DaysBar } from '../shared/days-bar';
import { number } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { TerritoryTabs } from '../shared/territory-tabs';
import { AssignDialog } from './assign-dialog';
import { ProjectApi } from './project.api';
import { SupportDayDialog } from './support-day-dialog';

/** The days of support, line by line: printed, it is the annex of the ally's invoice. */
@Component({
  selector: 'app-support-page',
  imports: [AssignDialog, DayPipe, DaysBar, ListTools, PrintButton, ProblemNotice, SupportDayDialog, Term, TerritoryTabs, RouterLink],
  templateUrl: './support-page.html',
})
export class SupportPage {
  private readonly api = inject(ProjectApi);
  private readonly confirm = inject(Confirm);
  readonly participationId = input.required<string>();

  protected readonly number = number;
  protected readonly page = this.api.page(this.participationId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly editing = signal<SupportDayView | 'new' | null>(null);
  protected readonly assigning = signal<SupportAssignmentView | 'new' | null>(null);
  protected readonly failure = signal<unknown>(null);

  protected saved(): void {
    this.editing.set(null);
    this.assigning.set(null);
    this.page.reload();
  }

  protected async erase(day: SupportDayView): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Effacer cette ligne\u202f?',
      consequence: `${number(day.days)} jour de ${day.organisationName} («\u00a0${day.whatWasDone}\u00a0») ne sera plus compté.`,
      act: 'Effacer',
    });
    if (!sure) return;
    this.failure.set(null);
    try {
      await this.api.eraseDay(this.participationId(), day.id);
      this.page.reload();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
