import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { StageName, TerritoryCard } from '../api';
import { Confirm } from '../shared/confirm';
import { Dialog } from '../shared/dialog';
import { STAGES } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { CohortApi } from './cohort.api';
import { localToday } from './local-today';

/** Notes a stage that a territory reached, or corrects one. What is planned goes into the next step. */
@Component({
  selector: 'app-stage-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog [heading]="known() ? 'Corriger une étape' : 'Noter une étape'" (closed)="closed.emit(false)">
      <form (submit)="save($event, stage.value, on.value, next.value)">
        <div class="fields">
          <div class="field">
            <label for="stage">Étape atteinte</label>
            <select #stage id="stage">
              @for (one of stages; track one[0]) {
                <option [value]="one[0]" [selected]="one[0] === (known()?.stage ?? 'engaged')">{{ one[1] }}</option>
              }
            </select>
          </div>
          <div class="field">
            <label for="stage-on">Le</label>
            <input #on id="stage-on" type="date" required [max]="today" [value]="known()?.reachedOn ?? today" />
          </div>
        </div>
        <div class="field">
          <label for="stage-next">Prochain geste</label>
          <p class="hint" id="stage-next-hint">Lu par l’équipe du parcours et par le territoire.</p>
          <input #next id="stage-next" maxlength="400" aria-describedby="stage-next-hint" [value]="known()?.nextStep ?? ''" />
        </div>
        <app-problem [of]="failure()" />
        <div class="actions">
          @if (known() && card().may.eraseStage) {
            <button type="button" class="danger" [disabled]="busy()" (click)="erase($event)">Effacer</button>
          }
          <button type="button" (click)="closed.emit(false)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">Enregistrer</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class StageDialog {
  private readonly api = inject(CohortApi);
  private readonly confirm = inject(Confirm);
  readonly card = input.required<TerritoryCard>();
  readonly stageId = input<string>();
  /** Whether something changed. */
  readonly closed = output<boolean>();

  protected readonly today = localToday();
  protected readonly stages = Object.entries(STAGES);
  protected readonly known = computed(() => this.card().stages?.find(({ id }) => id === this.stageId()));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected save(event: Event, stage: string, reachedOn: string, nextStep: string): Promise<void> {
    const known = this.known();
    const input = { stage: stage as StageName, reachedOn, nextStep: nextStep.trim() || null, nextOn: known?.nextOn ?? null, nextById: known?.nextById ?? null };
    return this.act(event, () => (known ? this.api.changeStage(this.card().id, known.id, input) : this.api.addStage(this.card().id, input)));
  }

  protected async erase(event: Event): Promise<void> {
    const known = this.known();
    if (!known) return;
    const sure = await this.confirm.ask({
      heading: `Effacer l’étape «\u00a0${STAGES[known.stage]}\u00a0»\u202f?`,
      consequence: 'Elle disparaît de l’histoire du territoire.',
      act: 'Effacer',
    });
    if (sure) await this.act(event, () => this.api.removeStage(this.card().id, known.id));
  }

  private async act(event: Event, doing: () => Promise<unknown>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await doing();
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
