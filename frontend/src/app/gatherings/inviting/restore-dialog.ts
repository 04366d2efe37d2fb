import { Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { SendingResult } from '../../api';
import { Autosize } from '../../shared/autosize';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { SendingOutcome } from '../sending-outcome';
import { ToCallList } from '../to-call';
import { LettersApi } from './letters.api';

/** Puts back a gathering that was cancelled, with what follows named before: who is told, and that answers still hold. */
@Component({
  selector: 'app-restore-dialog',
  imports: [Autosize, Dialog, ProblemNotice, SendingOutcome, ToCallList],
  template: `
    <app-dialog heading="Rétablir ce rendez-vous&#8239;?" (closed)="leave()">
      @if (outcome(); as sent) {
        <p>Le rendez-vous est rétabli.</p>
        <app-sending-outcome [outcome]="sent" />
        <div class="actions"><button type="button" class="main" (click)="leave()">Fermer</button></div>
      } @else {
        <p>Il redevient un rendez-vous comme les autres&nbsp;: les réponses déjà données comptent de nouveau et les rappels à venir partiront.</p>
        @if (told()) {
          <label class="tick"
            ><input type="checkbox" [checked]="tells()" (change)="tells.set(!tells())" />Prévenir {{ people() }} par e-mail&nbsp;: leur agenda le reprend</label
          >
          @if (tells()) {
            <div class="field">
              <label for="message">Un mot de votre part <span class="hint">(si vous voulez)</span></label>
              <textarea id="message" appAutosize maxlength="1000" [value]="message()" (input)="message.set(value($event))"></textarea>
            </div>
          }
        }
        <app-to-call [people]="toCall()" />
        <app-problem [of]="reach.error()" [retriable]="true" (retry)="reach.reload()" />
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="leave()">Ne rien changer</button>
          <button type="button" class="main" [disabled]="busy() || !reach.hasValue()" (click)="restore()">{{ busy() ? 'Un instant…' : act() }}</button>
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
export class RestoreDialog {
  private readonly api = inject(LettersApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly message = signal('');
  protected readonly tells = signal(true);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly outcome = signal<SendingResult | null>(null);

  /** Those who may have been told that it was cancelled: to whom an e-mail leaves, and whom to call; of what is past nobody is told any more. */
  protected readonly reach = this.api.told(this.state.id, () => 'restoration');
  protected readonly told = computed(() => (this.reach.hasValue() ? this.reach.value().mailed : 0));
  protected readonly toCall = computed(() => (this.reach.hasValue() ? this.reach.value().toCall : []));
  protected readonly people = computed(() => count(this.told(), 'personne'));
  protected readonly act = computed(() => (this.told() && this.tells() ? `Rétablir et prévenir ${this.people()}` : 'Rétablir le rendez-vous'));

  protected value(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected async restore(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const sent = await this.api.restore(this.state.id(), { message: this.message().trim() || null, tell: this.told() === 0 || this.tells() });
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
