import { Component, input } from '@angular/core';
import type { Paged } from './paged';

/** The rest of a list, one page at a touch; gone when everything is there. */
@Component({
  selector: 'app-load-more',
  host: { class: 'no-print' },
  template: `
    @if (list().hasMore()) {
      <p class="actions">
        <button type="button" [disabled]="list().loadingMore()" (click)="list().more()">
          {{ list().loadingMore() ? 'Un instant…' : label() }}
        </button>
      </p>
    }
  `,
})
export class LoadMore {
  readonly list = input.required<Paged<unknown>>();
  readonly label = input('Voir la suite');
}
