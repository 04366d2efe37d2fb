import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { DelegationKind, DelegationView } from '../../api';
import { Dialog } from '../../shared/dialog';
import { ProblemNotice } from '../../shared/problem-notice';
import { localToday } from '../local-today';
import { TeamApi } from './team.api';
import { KINDS, teamName } from './team-words';

/** Opens a second team or a group, gives it its theme, or its last day. */
@Component({
  selector: 'app-group-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog [heading]="heading()" (closed)="closed.emit(false)">
      @if (one(); as one) {
        <form (submit)="rename($event, name.value)">
          <div class="field">
            <label for="group-name">{{ one.kind === 'quartet' ? 'Son thème' : 'Son nom' }}</label>
            <input #name id="group-name" maxlength="80" [value]="one.name" [required]="one.kind === 'project_group' || one.rank === 2" />
            @if (one.rank === 1) {
              <p class="hint">Facultatif, tant qu’il n’y a qu’une équipe.</p>
            }
          </div>
          <div class="actions">
            <button type="button" (click)="closed.emit(false)">Annuler</button>
            <button type="submit" class="main" [disabled]="busy()">Enregistrer</button>
          </div>
        </form>
        @if (one.rank !== 1) {
          @if (one.everUsed) {
            <form (submit)="close($event, last.value)">
              <h3>Elle s’arrête</h3>
              <div class="field">
                <label for="group-last">Dernier jour, inclus</label>
                <p class="hint" id="group-last-hint">Les passages en cours s’arrêtent avec elle. Tout reste dans l’histoire.</p>
                <input #last id="group-last" type="date" required [value]="one.endsOn ?? today" aria-describedby="group-last-hint" />
              </div>
              <button type="submit" [disabled]="busy()">Noter le dernier jour</button>
            </form>
          } @else if (mayErase()) {
            <p><button type="button" class="danger" [disabled]="busy()" (click)="remove($event)">Effacer, personne n’y est entré</button></p>
          }
        }
      } @else {
        <form (submit)="open($event, name.value, from.value)">
          <fieldset>
            <legend>Quoi</legend>
            @for (kind of kinds(); track kind[0]) {
              <label class="tick"><input type="radio" name="kind" [value]="kind[0]" [checked]="kind[0] === chosen()" (change)="chosen.set(kind[0])" /> {{ kind[1] }}</label>
            }
          </fieldset>
          <div class="field">
            <label for="group-name">{{ chosen() === 'quartet' ? 'Son thème' : 'Son nom' }}</label>
            <input #name id="group-name" maxlength="80" required minlength="2" />
          </div>
          <div class="field">
            <label for="group-from">À partir du</label>
            <input #from id="group-from" type="date" required [value]="today" />
          </div>
          <div class="actions">
            <button type="button" (click)="closed.emit(false)">Annuler</button>
            <button type="submit" class="main" [disabled]="busy()">Ouvrir</button>
          </div>
        </form>
      }
      <app-problem [of]="failure()" />
    </app-dialog>
  `,
})
export class GroupDialog {
  private readonly api = inject(TeamApi);
  readonly participationId = input.required<string>();
  readonly delegations = input.required<readonly DelegationView[]>();
  readonly delegationId = input<string>();
  readonly mayErase = input(false);
  readonly closed = output<boolean>();

  protected readonly today = localToday();
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly one = computed(() => this.delegations().find(({ id }) => id === this.delegationId()));
  protected readonly heading = computed(() => {
    const one = this.one();
    return one ? teamName(one) : 'Ouvrir une équipe ou un groupe';
  });
  /** There is no third team. */
  protected readonly kinds = computed(() => {
    const full = this.delegations().some(({ rank, there }) => rank === 2 && there);
    return (Object.entries(KINDS) as [DelegationKind, string][]).filter(([kind]) => kind !== 'quartet' || !full);
  });
  protected readonly chosen = signal<DelegationKind>('project_group');

  protected open(event: Event, name: string, startsOn: string): Promise<void> {
    return this.act(event, () => this.api.open(this.participationId(), { kind: this.chosen(), name, startsOn }));
  }

  protected rename(event: Event, name: string): Promise<void> {
    return this.act(event, () => this.api.rename(this.participationId(), this.one()!.id, name));
  }

  protected close(event: Event, lastDay: string): Promise<void> {
    return this.act(event, () => this.api.close(this.participationId(), this.one()!.id, lastDay));
  }

  protected remove(event: Event): Promise<void> {
    return this.act(event, () => this.api.remove(this.participationId(), this.one()!.id));
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
