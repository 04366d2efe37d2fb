import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { SupportAssignmentView, SupportDayInput, SupportDayView } from '../api';
import { Actor } from '../core/actor';
import { Autosize } from '../shared/autosize';
import { Dialog } from '../shared/dialog';
import { number } from '../shared/french';
import { fieldProblem } from '../shared/problem-text';
import { ProblemNotice } from '../shared/problem-notice';
import { ProjectApi } from './project.api';

const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

/** Time spent, to the quarter of a day, with what was done; by the ally, or noted for one. */
@Component({
  selector: 'app-support-day-dialog',
  imports: [Autosize, Dialog, ProblemNotice],
  templateUrl: './support-day-dialog.html',
})
export class SupportDayDialog {
  private readonly api = inject(ProjectApi);
  private readonly actor = inject(Actor);
  readonly participationId = input.required<string>();
  readonly allies = input.required<readonly SupportAssignmentView[]>();
  readonly day = input<SupportDayView | null>(null);
  readonly saved = output();
  readonly closed = output();

  protected readonly quarters = Array.from({ length: 12 }, (_, index) => ({
    value: (index + 1) / 4,
    label: `${number((index + 1) / 4)}\u00a0j`,
  }));
  protected readonly today = today();
  protected readonly draft = linkedSignal<SupportDayInput>(() => {
    const day = this.day();
    if (day)
      return {
        organisationId: day.organisationId,
        personId: day.personId,
        onDate: day.onDate,
        days: day.days,
        whatWasDone: day.whatWasDone,
      };
    const me = this.actor.me()?.person.id;
    const ally = this.allies().find(({ personId }) => personId === me) ?? this.allies()[0];
    return {
      organisationId: ally?.organisationId ?? '',
      personId: ally?.personId ?? null,
      onDate: today(),
      days: 1,
      whatWasDone: '',
    };
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly problem = (field: string) => fieldProblem(this.failure(), field);

  protected choose(organisationId: string): void {
    const ally = this.allies().find((one) => one.organisationId === organisationId);
    this.draft.update((draft) => ({ ...draft, organisationId, personId: ally?.personId ?? null }));
  }

  protected set<K extends keyof SupportDayInput>(field: K, value: SupportDayInput[K]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const day = this.day();
      await (day
        ? this.api.correctDay(this.participationId(), day.id, this.draft())
        : this.api.enterDay(this.participationId(), this.draft()));
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
