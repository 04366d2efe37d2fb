import { Component, computed, input } from '@angular/core';
import type { SharedCard } from '../../api';
import { ACTORS, QUARTET } from '../../shared/labels';
import { TOWARDS } from './peer-labels';

/** Who expects what from whom: sixteen cells, one's own kind on the diagonal. On a narrow screen the same cells, one below another. */
@Component({
  selector: 'app-expectations-matrix',
  templateUrl: './expectations-matrix.html',
  styleUrl: './expectations-matrix.scss',
})
export class ExpectationsMatrix {
  readonly cards = input.required<readonly SharedCard[]>();
  readonly caption = input('Attentes croisées');

  protected readonly actors = ACTORS;
  protected readonly towards = TOWARDS;
  protected readonly columns = QUARTET;
  protected readonly rows = computed(() =>
    QUARTET.map((from) => ({
      from,
      cells: QUARTET.map((towards) => ({ towards, own: from === towards, cards: this.cards().filter((card) => card.kind === 'expectation' && card.from === from && card.towards === towards) })),
    })),
  );
}
