import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { DelegateView } from '../../api';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ACTORS } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { localToday } from '../local-today';
import { TeamApi } from './team.api';

/** « Toute l’équipe est d’accord depuis le… »: one day for all who were only foreseen, each of whom can be left out. */
@Component({
  selector: 'app-agreements-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog heading="Toute l’équipe est d’accord" (closed)="closed.emit(false)">
      <form (submit)="agree($event)">
        <div class="field">
          <label for="agreed-on">Depuis le</label>
          <p class="hint" id="agreed-on-hint">Avant ce jour, chacun·e reste noté·e pressenti·e.</p>
          <input #day id="agreed-on" type="date" required aria-describedby="agreed-on-hint" [value]="on()" (change)="on.set(day.value)" />
        </div>
        <fieldset>
          <legend>Qui a donné son accord</legend>
          @for (one of foreseen(); track one.id) {
            <label class="tick">
              <input type="checkbox" [checked]="!without().has(one.id)" (change)="turn(one.id)" />
              <span
                >{{ one.person.givenName }} {{ one.person.familyName }} <small>{{ actors[one.category] }}{{ one.roleTitle ? ', ' + one.roleTitle : '' }}</small></span
              >
            </label>
          } @empty {
            <p class="quiet">Personne n’est pressenti ce jour-là.</p>
          }
        </fieldset>
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="closed.emit(false)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy() || !chosen().length">Noter {{ count(chosen().length, 'accord') }}</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class AgreementsDialog {
  private readonly api = inject(TeamApi);
  readonly participationId = input.required<string>();
  readonly history = input.required<readonly DelegateView[]>();
  readonly closed = output<boolean>();

  protected readonly actors = ACTORS;
  protected readonly count = count;
  protected readonly on = signal(localToday());
  protected readonly without = signal<ReadonlySet<string>>(new Set());
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** Who is still there on that day, or comes later, and has not agreed. */
  protected readonly foreseen = computed(() => {
    const there = this.history().filter(({ endsOn }) => !endsOn || endsOn >= this.on());
    const agreed = new Set(there.filter(({ status }) => status === 'agreed').map(({ person, delegationId }) => `${person.id} ${delegationId}`));
    return there.filter(({ status, person, delegationId }) => status === 'foreseen' && !agreed.has(`${person.id} ${delegationId}`));
  });
  protected readonly chosen = computed(() => this.foreseen().filter(({ id }) => !this.without().has(id)));

  protected turn(id: string): void {
    this.without.update((ids) => (ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id])));
  }

  protected async agree(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.agree(this.participationId(), { on: this.on(), delegateIds: this.chosen().map(({ id }) => id) });
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
