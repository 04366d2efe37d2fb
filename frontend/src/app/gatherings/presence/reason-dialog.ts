import { Component, input, output, signal } from '@angular/core';
import { Dialog } from '../../shared/dialog';

/** Why a presence is corrected: what was noted before stays on record with this. */
@Component({
  selector: 'app-reason-dialog',
  imports: [Dialog],
  template: `
    <app-dialog heading="Pourquoi cette correction&#8239;?" (closed)="closed.emit()">
      <form (submit)="send($event)">
        <p>{{ about() }}. Ce qui était noté avant reste sur la fiche, avec votre nom et cette raison.</p>
        <div class="field">
          <label for="reason">La raison</label>
          <p class="hint" id="reason-needed">Quelques mots suffisent&nbsp;: sans raison, rien n’est corrigé.</p>
          <input
            id="reason"
            type="text"
            maxlength="500"
            minlength="3"
            required
            autocomplete="off"
            aria-describedby="reason-needed"
            [value]="reason()"
            (input)="reason.set(value($event))"
          />
        </div>
        <div class="actions">
          <button type="button" class="quiet" (click)="closed.emit()">Laisser comme c’était</button>
          <button type="submit" class="main">Corriger</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class ReasonDialog {
  /** Who and when, in a sentence without its full stop. */
  readonly about = input.required<string>();
  readonly given = output<string>();
  readonly closed = output();
  protected readonly reason = signal('');

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (this.reason().trim().length >= 3) this.given.emit(this.reason().trim());
  }
}
