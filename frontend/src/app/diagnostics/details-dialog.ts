import { Component, inject, input, output, signal } from '@angular/core';
import type { InterviewDetails, InterviewView } from '../api';
import { Dialog } from '../shared/dialog';
import { ACTORS } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { InterviewApi } from './interview.api';

/** The kind of actor, the date and the length of an interview. */
@Component({
  selector: 'app-details-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog [heading]="'Date et type d’acteur · ' + interview().pseudonym" (closed)="closed.emit()">
      <form
        (submit)="
          save($event, {
            category: $any(category.value),
            heldOn: heldOn.value,
            durationMinutes: minutes.value ? +minutes.value : null,
          })
        "
      >
        <app-problem [of]="failure()" />
        <div class="field">
          <label for="category">Type d’acteur</label>
          <select #category id="category">
            @for (option of categories; track option[0]) {
              <option [value]="option[0]" [selected]="option[0] === interview().category">{{ option[1] }}</option>
            }
          </select>
        </div>
        <div class="fields">
          <div class="field">
            <label for="held-on">Date</label>
            <input #heldOn id="held-on" type="date" required [value]="interview().heldOn" />
          </div>
          <div class="field">
            <label for="minutes">Durée, en minutes</label>
            <input
              #minutes
              id="minutes"
              type="number"
              min="5"
              max="600"
              inputmode="numeric"
              [value]="interview().durationMinutes ?? ''"
            />
          </div>
        </div>
        <div class="actions">
          <button type="button" (click)="closed.emit()">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">Enregistrer</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class DetailsDialog {
  private readonly api = inject(InterviewApi);
  readonly interview = input.required<InterviewView>();
  readonly closed = output();
  readonly changed = output<InterviewDetails>();
  protected readonly categories = Object.entries(ACTORS);
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);

  protected async save(event: Event, details: InterviewDetails): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    try {
      await this.api.saveDetails(this.interview().id, details);
      this.changed.emit(details);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
