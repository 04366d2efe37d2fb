import { Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { SendingResult } from '../../api';
import { Autosize } from '../../shared/autosize';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { SendingOutcome } from '../sending-outcome';
import { isComing } from '../territory-lines';
import { ToCallList } from '../to-call';
import { LettersApi } from './letters.api';

/** Cancels a gathering, with what follows named before: who is told, and that it stays to be read. */
@Component({
  selector: 'app-cancel-dialog',
  imports: [Autosize, Dialog, ProblemNotice, SendingOutcome, ToCallList],
  template: `
    <app-dialog heading="Annuler ce rendez-vous&#8239;?" (closed)="leave()">
      @if (outcome(); as sent) {
        <p>Le rendez-vous est annulé.</p>
        <app-sending-outcome [outcome]="sent" />
        <div class="actions"><button type="button" class="main" (click)="leave()">Fermer</button></div>
      } @else {
        <p>{{ consequence() }}</p>
        <div class="field">
          <label for="reason">Pourquoi <span class="hint">{{ told() && tells() ? '(une phrase, que ces personnes liront)' : '(une phrase, gardée sur la page)' }}</span></label>
          <textarea id="reason" appAutosize maxlength="500" [value]="reason()" (input)="reason.set(value($event))"></textarea>
        </div>
        @if (told()) {
          <label class="tick"
            ><input type="checkbox" [checked]="tells()" (change)="tells.set(!tells())" />Prévenir {{ people() }} par e-mail</label
          >
        }
        <app-to-call [people]="toCall()" />
        <app-problem [of]="reach.error()" [retriable]="true" (retry)="reach.reload()" />
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="leave()">Ne rien changer</button>
          <button type="button" class="danger" [disabled]="busy() || !reach.hasValue()" (click)="cancel()">{{ busy() ? 'Un instant…' : act() }}</button>
        </div>
      }
    </app-dialog>
  `,
  styles: `
    .hint {
      color: var(--ink-2);
      font-weight: 400;
    }
  `,
})
export class CancelDialog {
  private readonly api = inject(LettersApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly reason = signal('');
  protected readonly tells = signal(true);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly outcome = signal<SendingResult | null>(null);

  private readonly lines = computed(() => this.state.gathering()?.registrations ?? []);
  /** Everybody invited who did not say no, since their calendar may still show it: to whom an e-mail leaves, and whom to call. */
  protected readonly reach = this.api.told(this.state.id, () => 'cancellation');
  protected readonly told = computed(() => (this.reach.hasValue() ? this.reach.value().mailed : 0));
  protected readonly toCall = computed(() => (this.reach.hasValue() ? this.reach.value().toCall : []));
  protected readonly people = computed(() => count(this.told(), 'personne'));
  protected readonly act = computed(() => (this.told() && this.tells() ? `Annuler et prévenir ${this.people()}` : 'Annuler le rendez-vous'));
  protected readonly consequence = computed(() => {
    const coming = this.lines().filter((line) => isComing(line) && line.replacesId === null).length;
    return [
      coming ? `${count(coming, 'personne compte', 'personnes comptent')} y venir.` : '',
      'Il reste dans la liste, barré, ne compte plus dans les chiffres et ses rappels ne partent plus. Vous pourrez le rétablir.',
    ]
      .filter(Boolean)
      .join(' ');
  });

  protected value(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected async cancel(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const sent = await this.api.cancel(this.state.id(), { reason: this.reason().trim() || null, tell: this.told() === 0 || this.tells() });
      this.state.reload();
      this.outcome.set(sent);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }
}
