import { Component, computed, input, model } from '@angular/core';
import type { VoiceView } from '../api';

let last = 0;

/** « Pour le compte de »: in whose name this is written; that person will confirm or correct it. */
@Component({
  selector: 'app-for-whom',
  template: `
    @if (people().length) {
      <div class="field">
        <label [attr.for]="id">Pour le compte de</label>
        <select #person [id]="id" (change)="who.set(person.value || null)">
          <option value="" [selected]="!who()">Personne en particulier</option>
          @for (voice of people(); track voice.personId) {
            <option [value]="voice.personId" [selected]="voice.personId === who()">{{ voice.name }}{{ voice.role ? ', ' + voice.role : '' }}</option>
          }
        </select>
        <p class="hint">
          Cette personne reçoit un e-mail et répond d’une touche&nbsp;: «&nbsp;Je m’y retrouve&nbsp;», «&nbsp;En partie&nbsp;» ou «&nbsp;Non&nbsp;». Ne pas
          répondre ne vaut pas accord.
        </p>
      </div>
    }
  `,
})
export class ForWhom {
  readonly voices = input<readonly VoiceView[]>([]);
  readonly who = model<string | null>(null);
  protected readonly id = `for-whom-${++last}`;
  protected readonly people = computed(() => this.voices().filter(({ side }) => side === 'territory'));
}
