import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AfterwardsInput, AfterwardsSent } from '../../api';
import { Dialog } from '../../shared/dialog';
import { count, enumeration } from '../../shared/french';
import { LetterFrame } from '../../shared/letter-frame';
import { ProblemNotice } from '../../shared/problem-notice';
import { NO_LETTER, ToCallList } from '../to-call';
import { AfterwardsApi } from './afterwards.api';

/** Who gets the letter, and the letter, before it leaves; each person once. */
@Component({
  selector: 'app-tell-dialog',
  imports: [Dialog, LetterFrame, ProblemNotice, ToCallList],
  template: `
    <app-dialog [heading]="letter() === 'supports' ? 'Dire que les supports sont là' : 'Demander les retours'" (closed)="closed.emit()">
      <app-problem [of]="preview.error()" [retriable]="true" (retry)="preview.reload()" />
      @if (sent(); as sent) {
        <p class="notice moss" role="status">
          {{ sent.mailed ? count(sent.mailed, 'e-mail part.', 'e-mails partent.') : 'Rien n’est parti.' }}
        </p>
        <app-to-call [people]="sent.toCall" />
        <div class="actions"><button type="button" class="main" (click)="closed.emit()">Fermer</button></div>
      } @else {
        <form (submit)="send($event, message.value)">
          @if (letter() === 'supports') {
            <fieldset>
              <legend>À qui</legend>
              @for (one of publics; track one[0]) {
                <label class="tick"><input type="radio" name="to" [checked]="to() === one[0]" (change)="to.set(one[0])" /><span>{{ one[1] }}</span></label>
              }
            </fieldset>
          }
          @if (preview.hasValue()) {
            @if (!preview.value().noted && letter() === 'supports') {
              <p class="notice">Les présences ne sont pas encore notées&nbsp;: qui a dit «&nbsp;Je ne peux pas&nbsp;» compte parmi les absents, les autres parmi les présents.</p>
            }
            <p>
              {{ count(fresh(), 'personne reçoit l’e-mail', 'personnes reçoivent l’e-mail') }}@if (had()) {, {{ count(had(), 'l’a déjà reçu', 'l’ont déjà reçu') }}}.
            </p>
            <app-to-call [people]="without()" />
            @if (spared().length) {
              <p class="notice">{{ list(spared()) }}&nbsp;: déjà huit demandes en dix-huit mois, le plus que nous demandons au maire d’un village. Pas d’e-mail cette fois.</p>
            }
            <details>
              <summary>La liste</summary>
              <ul>
                @for (one of preview.value().people; track one.personId) {
                  <li>{{ one.name }} <small>{{ one.territoryName }}{{ one.sentAt ? ', déjà reçu' : one.spared ? ', assez demandé' : one.why ? ', ' + noLetter[one.why] : '' }}</small></li>
                }
              </ul>
            </details>
            @for (shown of preview.value().letters; track shown.of) {
              <details>
                <summary>L’e-mail{{ letter() === 'feedback' ? '' : shown.of === 'came' ? ' pour qui était là' : ' pour qui n’était pas là' }}, tel qu’il partira</summary>
                <p><strong>Objet&nbsp;: {{ shown.subject }}</strong></p>
                <app-letter-frame [html]="shown.html" [text]="shown.text" />
              </details>
            }
          }
          <div class="field">
            <label for="tell-message">Un mot de votre part <small>(facultatif)</small></label>
            <textarea #message id="tell-message" maxlength="2000"></textarea>
          </div>
          <app-problem [of]="failure()" />
          <div class="actions">
            <button type="button" (click)="closed.emit()">Annuler</button>
            <button type="submit" class="main" [disabled]="busy() || !fresh()">{{ fresh() ? 'Envoyer à ' + count(fresh(), 'personne') : 'Envoyer' }}</button>
          </div>
        </form>
      }
    </app-dialog>
  `,
})
export class TellDialog {
  private readonly api = inject(AfterwardsApi);
  readonly gatheringId = input.required<string>();
  readonly letter = input.required<AfterwardsInput['letter']>();
  readonly closed = output();

  protected readonly noLetter = NO_LETTER;
  protected readonly count = count;
  protected readonly list = enumeration;
  protected readonly publics: readonly [AfterwardsInput['to'], string][] = [
    ['everyone', 'Tout le monde\u00a0: les supports à qui était là, l’essentiel en 5 minutes aux autres'],
    ['came', 'Celles et ceux qui étaient là'],
    ['missed', 'Celles et ceux qui n’étaient pas là'],
  ];
  protected readonly to = signal<AfterwardsInput['to']>('everyone');
  protected readonly preview = this.api.letters(this.gatheringId, () => ({ letter: this.letter(), to: this.to() }));
  private readonly people = computed(() => (this.preview.hasValue() ? this.preview.value().people : []));
  protected readonly fresh = computed(() => this.people().filter(({ sentAt, why, spared }) => !sentAt && !why && !spared).length);
  protected readonly had = computed(() => this.people().filter(({ sentAt }) => sentAt).length);
  protected readonly without = computed(() => this.people().flatMap(({ sentAt, why, spared, name, territoryName, telephone }) => (!sentAt && why && !spared ? [{ name, territoryName, telephone, why }] : [])));
  protected readonly spared = computed(() => this.people().filter(({ spared }) => spared).map(({ name }) => name));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly sent = signal<AfterwardsSent | null>(null);

  protected async send(event: Event, message: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.sent.set(await this.api.send(this.gatheringId(), { letter: this.letter(), to: this.to(), message: message.trim() || null }));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
