import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { StorySent } from '../../api';
import { Dialog } from '../../shared/dialog';
import { count, enumeration, instant } from '../../shared/french';
import { LetterFrame } from '../../shared/letter-frame';
import { ProblemNotice } from '../../shared/problem-notice';
import { TeamApi } from '../team/team.api';

/** To whom the page goes: the latest arrived first; whoever had it gets a fresh link, and the former one stops. */
@Component({
  selector: 'app-story-send',
  imports: [Dialog, LetterFrame, ProblemNotice],
  template: `
    <app-dialog heading="Envoyer « Reprendre le fil »" (closed)="closed.emit()">
      <app-problem [of]="readers.error()" [retriable]="true" (retry)="readers.reload()" />
      @if (sent(); as sent) {
        <p class="notice moss" role="status">
          {{ sent.mailed ? count(sent.mailed, 'e-mail part.', 'e-mails partent.') : 'Rien n’est parti.' }}
          @if (sent.toCall.length) {
            Pas d’adresse pour {{ list(sent.toCall) }}&nbsp;: à appeler.
          }
        </p>
        <div class="actions"><button type="button" class="main" (click)="closed.emit()">Fermer</button></div>
      } @else {
        <form (submit)="send($event, message.value)">
          <fieldset>
            <legend>À qui</legend>
            @for (one of people(); track one.personId) {
              <label class="tick"
                ><input type="checkbox" [checked]="chosen().includes(one.personId)" [disabled]="!one.hasEmail" (change)="toggle(one.personId)" />
                <span
                  >{{ one.name
                  }}<small class="said">{{ !one.hasEmail ? 'pas d’adresse e-mail' : one.sentAt ? 'envoyé le ' + at(one.sentAt) + ', un nouvel envoi remplace le lien' : 'jamais envoyé' }}</small></span
                ></label
              >
            } @empty {
              <p class="quiet">Personne dans l’équipe à ce jour.</p>
            }
          </fieldset>
          <div class="field">
            <label for="story-message">Un mot de votre part <small>(facultatif)</small></label>
            <textarea #message id="story-message" maxlength="2000"></textarea>
          </div>
          @if (readers.hasValue()) {
            <details>
              <summary>L’e-mail, tel qu’il partira</summary>
              <p><strong>Objet&nbsp;: {{ readers.value().letter.subject }}</strong></p>
              <app-letter-frame [html]="readers.value().letter.html" [text]="readers.value().letter.text" />
            </details>
          }
          <app-problem [of]="failure()" />
          <div class="actions">
            <button type="button" (click)="closed.emit()">Annuler</button>
            <button type="submit" class="main" [disabled]="busy() || !chosen().length">{{ chosen().length ? 'Envoyer à ' + count(chosen().length, 'personne') : 'Envoyer' }}</button>
          </div>
        </form>
      }
    </app-dialog>
  `,
  styles: `
    .said {
      display: block;
    }
  `,
})
export class StorySend {
  private readonly api = inject(TeamApi);
  readonly participationId = input.required<string>();
  readonly closed = output();

  protected readonly count = count;
  protected readonly list = enumeration;
  protected readonly at = instant;
  protected readonly readers = this.api.readers(this.participationId);
  protected readonly people = computed(() => (this.readers.hasValue() ? this.readers.value().items : []));
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly sent = signal<StorySent | null>(null);

  protected toggle(personId: string): void {
    this.chosen.update((all) => (all.includes(personId) ? all.filter((one) => one !== personId) : [...all, personId]));
  }

  protected async send(event: Event, message: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.sent.set(await this.api.sendStory(this.participationId(), [...this.chosen()], message.trim() || null));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
