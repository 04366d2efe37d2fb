import { Component, input } from '@angular/core';
import type { MissedGathering } from '../../api';
import { ACTORS } from '../../shared/labels';

/** What groups of peers committed themselves to, as far as they let it leave the room; each says which group, never who. */
@Component({
  selector: 'app-commitments',
  template: `
    @if (said().length) {
      <p><strong>Ce à quoi les groupes se sont engagés</strong></p>
      <ul>
        @for (one of said(); track $index) {
          <li>{{ one.words }} <small>{{ actors[one.category] }}{{ one.territory ? ', ' + one.territory : '' }}</small></li>
        }
      </ul>
    }
  `,
})
export class Commitments {
  readonly said = input.required<MissedGathering['commitments']>();
  protected readonly actors = ACTORS;
}
