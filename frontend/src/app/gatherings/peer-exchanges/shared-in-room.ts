import { Component, input, output } from '@angular/core';
import type { SharedCard } from '../../api';
import { ExpectationsMatrix } from './expectations-matrix';
import { SharedLists } from './shared-lists';

/** What the groups of one exchange let out: their crossed expectations, then their lists. */
@Component({
  selector: 'app-shared-in-room',
  imports: [ExpectationsMatrix, SharedLists],
  template: `
    @if (cards().length) {
      <h2>Ce que les groupes ont partagé</h2>
      <p class="no-print"><button type="button" class="quiet small" (click)="again.emit()">Relire ce que les autres ont partagé</button></p>
      <app-expectations-matrix [cards]="cards()" />
      <app-shared-lists [cards]="cards()" />
    }
  `,
})
export class SharedInRoom {
  readonly cards = input.required<readonly SharedCard[]>();
  readonly again = output();
}
