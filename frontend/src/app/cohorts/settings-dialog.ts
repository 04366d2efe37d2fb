import { Component, inject, input, output, signal } from '@angular/core';
import type { LeadOrigin, TerritoryCard } from '../api';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { CohortApi } from './cohort.api';
import { ORIGINS } from './stage-labels';

/** What staff settle for a territory: where the contact came from, the days of support, how its head is called. */
@Component({
  selector: 'app-settings-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog heading="Réglages" (closed)="closed.emit(false)">
      <form (submit)="save($event, origin.value, days.valueAsNumber, title.value)">
        <div class="field">
          <label for="settings-origin">D’où vient le contact&#8239;?</label>
          <select #origin id="settings-origin">
            <option value="">On ne sait pas</option>
            @for (one of origins; track one[0]) {
              <option [value]="one[0]" [selected]="one[0] === card().leadOrigin">{{ one[1] }}</option>
            }
          </select>
        </div>
        <div class="fields">
          <div class="field">
            <label for="settings-days">Jours d’appui prévus</label>
            <input #days id="settings-days" type="number" required min="0" max="60" step="0.25" [value]="card().support?.budget ?? 8" />
          </div>
          <div class="field">
            <label for="settings-title">Qui dirige la collectivité</label>
            <input #title id="settings-title" maxlength="60" placeholder="Le maire, la présidente…" [value]="card().executiveTitle ?? ''" />
          </div>
        </div>
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="closed.emit(false)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">Enregistrer</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class SettingsDialog {
  private readonly api = inject(CohortApi);
  readonly card = input.required<TerritoryCard>();
  readonly closed = output<boolean>();

  protected readonly origins = Object.entries(ORIGINS);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(event: Event, origin: string, supportDaysBudget: number, title: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.change(this.card().id, { leadOrigin: (origin || null) as LeadOrigin | null, supportDaysBudget, executiveTitle: title.trim() || null });
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
