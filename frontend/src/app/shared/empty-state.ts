import { Component, input } from '@angular/core';

/** An empty page says what will be there and offers the first act, projected inside. */
@Component({
  selector: 'app-empty',
  host: { class: 'empty' },
  template: `
    <h2>{{ heading() }}</h2>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
    }
    h2 {
      font-size: 1.1rem;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
}
