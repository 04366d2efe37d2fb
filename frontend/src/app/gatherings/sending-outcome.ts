import { Component, computed, input } from '@angular/core';
import type { SendingResult } from '../api';
import { count } from '../shared/french';

/** What left, and whom to call because they have no address. */
@Component({
  selector: 'app-sending-outcome',
  template: `
    <div class="notice moss" role="status">
      <p>{{ sent() }}</p>
    </div>
    @if (outcome().toCall.length) {
      <h3>À appeler, faute d’adresse e-mail</h3>
      <ul>
        @for (one of outcome().toCall; track $index) {
          <li>
            {{ one.name }}{{ one.territoryName ? ' (' + one.territoryName + ')' : '' }}
            @if (one.telephone; as telephone) {
              · <a class="num" [href]="'tel:' + telephone">{{ telephone }}</a>
            }
          </li>
        }
      </ul>
    }
  `,
})
export class SendingOutcome {
  readonly outcome = input.required<SendingResult>();
  protected readonly sent = computed(() => {
    const { mailed } = this.outcome();
    return mailed
      ? `${count(mailed, 'e-mail part', 'e-mails partent')} dans la minute, un par personne, chacun avec son lien.`
      : 'Aucun e-mail à envoyer.';
  });
}
