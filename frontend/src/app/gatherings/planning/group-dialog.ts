import { Component, input, output } from '@angular/core';
import type { WorkingGroupInput, WorkingGroupView } from '../../api';
import { KnownPersonField, type KnownPerson } from '../../cohorts/known-person-field';
import { localToday } from '../../cohorts/local-today';
import { Dialog } from '../../shared/dialog';
import { draft } from '../../shared/draft';
import { ProblemNotice } from '../../shared/problem-notice';
import { fieldProblem } from '../../shared/problem-text';

/** The dialog in which a chantier is opened or changed. */
@Component({
  selector: 'app-group-dialog',
  imports: [Dialog, KnownPersonField, ProblemNotice],
  template: `
    <app-dialog [heading]="saved() ? 'Modifier le chantier' : 'Ouvrir un chantier'" (closed)="closed.emit()">
      <form (submit)="submit($event)">
        <div class="field">
          <label for="w-name">Nom</label>
          <input id="w-name" required minlength="3" maxlength="120" autocomplete="off" [value]="draft().name" (input)="set('name', $event)" [attr.aria-invalid]="!!fault('name')" />
          @if (fault('name'); as text) {
            <p class="error">{{ text }}</p>
          }
        </div>
        <div class="field">
          <label for="w-purpose">Ce que l’on y cherche</label>
          <textarea id="w-purpose" maxlength="2000" [value]="draft().purpose" (input)="set('purpose', $event)"></textarea>
        </div>
        <app-known-person-field label="Qui l’anime" [(person)]="animator" />
        <div class="fields">
          <div class="field">
            <label for="w-from">Depuis le</label>
            <input id="w-from" type="date" required min="2000-01-01" max="2100-12-31" [value]="draft().startsOn" (change)="set('startsOn', $event)" />
          </div>
          <div class="field">
            <label for="w-to">Jusqu’au, s’il est terminé</label>
            <input id="w-to" type="date" min="2000-01-01" max="2100-12-31" [value]="draft().endsOn" (change)="set('endsOn', $event)" [attr.aria-invalid]="!!fault('endsOn')" />
            @if (fault('endsOn'); as text) {
              <p class="error">{{ text }}</p>
            }
          </div>
        </div>
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="closed.emit()">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">{{ busy() ? 'Un instant…' : saved() ? 'Enregistrer' : 'Ouvrir le chantier' }}</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class GroupDialog {
  readonly saved = input<WorkingGroupView | null>(null);
  readonly busy = input(false);
  readonly failure = input<unknown>(null);
  readonly written = output<WorkingGroupInput>();
  readonly closed = output();

  protected readonly draft = draft(() => {
    const saved = this.saved();
    return { name: saved?.name ?? '', purpose: saved?.purpose ?? '', startsOn: saved?.startsOn ?? localToday(), endsOn: saved?.endsOn ?? '' };
  });
  protected readonly animator = draft<KnownPerson | null>(() => {
    const animator = this.saved()?.animator;
    return animator ? { id: animator.personId, name: animator.name } : null;
  });

  protected set(field: 'name' | 'purpose' | 'startsOn' | 'endsOn', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected fault(field: string): string {
    return this.failure() ? fieldProblem(this.failure(), `/${field}`) : '';
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const { name, purpose, startsOn, endsOn } = this.draft();
    if (!this.busy()) this.written.emit({ name: name.trim(), purpose: purpose.trim() || null, animatorId: this.animator()?.id ?? null, startsOn, endsOn: endsOn || null });
  }
}
