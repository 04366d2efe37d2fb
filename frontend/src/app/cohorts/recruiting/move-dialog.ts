import { Component, inject, input, output, signal } from '@angular/core';
import type { Lead, RecruitingView, StageName } from '../../api';
import { Dialog } from '../../shared/dialog';
import { STAGES } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { localToday } from '../local-today';
import { RecruitingApi } from './recruiting.api';

/** A move on the board is a stage reached: it asks on which day, and what comes next. */
@Component({
  selector: 'app-move-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog [heading]="lead().name + '\u00a0: étape suivante'" (closed)="closed.emit(false)">
      <form (submit)="save($event, stage.value, on.value, step.value, nextOn.value, by.value)">
        <div class="fields">
          <div class="field">
            <label for="move-stage">Étape atteinte</label>
            <select #stage id="move-stage">
              @for (one of stages; track one[0]) {
                <option [value]="one[0]" [selected]="one[0] === to()">{{ one[1] }}</option>
              }
            </select>
          </div>
          <div class="field">
            <label for="move-on">Le</label>
            <input #on id="move-on" type="date" required [max]="today" [value]="today" />
          </div>
        </div>
        <div class="field">
          <label for="move-step">Prochain geste</label>
          <input #step id="move-step" maxlength="400" />
        </div>
        <div class="fields">
          <div class="field">
            <label for="move-next-on">Prévu le</label>
            <input #nextOn id="move-next-on" type="date" />
          </div>
          <div class="field">
            <label for="move-by">Par</label>
            <select #by id="move-by">
              <option value="">Pas encore dit</option>
              @for (one of staff(); track one.id) {
                <option [value]="one.id">{{ one.name }}</option>
              }
            </select>
          </div>
        </div>
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="closed.emit(false)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">Noter l’étape</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class MoveDialog {
  private readonly api = inject(RecruitingApi);
  readonly lead = input.required<Lead>();
  readonly to = input.required<string>();
  readonly staff = input<NonNullable<RecruitingView['staff']>>([]);
  /** Whether the territory moved. */
  readonly closed = output<boolean>();

  protected readonly today = localToday();
  protected readonly stages = Object.entries(STAGES);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(event: Event, stage: string, reachedOn: string, step: string, nextOn: string, by: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    const nextStep = step.trim() || null;
    try {
      await this.api.reach(this.lead().participationId, { stage: stage as StageName, reachedOn, nextStep, nextOn: nextOn || null, nextById: by || null });
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
