import { Component, input } from '@angular/core';
import type { NoLetter, ToCall } from '../api';

/** Why no e-mail leaves to somebody, in the words in which staff read it. */
export const NO_LETTER = {
  none: 'pas d’adresse e-mail',
  undeliverable: 'adresse e-mail qui ne reçoit pas',
  unsubscribed: 'ne veut plus de nos e-mails collectifs',
} satisfies Record<NoLetter, string>;

/** Those to whom no e-mail leaves, why, and their telephone where the reader may know it. */
@Component({
  selector: 'app-to-call',
  template: `
    @if (people().length) {
      <p>Aucun e-mail ne part {{ people().length > 1 ? 'à ces personnes' : 'à cette personne' }}, à appeler&nbsp;:</p>
      <ul>
        @for (one of people(); track $index) {
          <li>
            {{ one.name }}{{ one.territoryName ? ' (' + one.territoryName + ')' : '' }}
            <small
              >{{ words[one.why] }}
              @if (one.telephone; as telephone) {
                · <a class="num" [href]="'tel:' + telephone">{{ telephone }}</a>
              }
            </small>
          </li>
        }
      </ul>
    }
  `,
})
export class ToCallList {
  readonly people = input.required<readonly ToCall[]>();
  protected readonly words = NO_LETTER;
}
