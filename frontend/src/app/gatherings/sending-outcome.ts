import { Component, computed, input } from '@angular/core';
import type { SendingResult } from '../api';
import { count } from '../shared/french';
import { ToCallList } from './to-call';

/** What left, and whom to call because nothing did. */
@Component({
  selector: 'app-sending-outcome',
  imports: [ToCallList],
  template: `
    <div class="notice moss" role="status">
      <p>{{ sent() }}</p>
    </div>
    <app-to-call [people]="outcome().toCall" />
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
