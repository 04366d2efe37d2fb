import { Component, input } from '@angular/core';
import type { GatheringView } from '../api';
import { RESOURCE_KINDS } from './gathering-labels';

/** Slides, replays and summaries, one line each that opens. */
@Component({
  selector: 'app-resource-list',
  template: `
    <ul class="stack">
      @for (one of resources(); track one.id) {
        <li>
          @if (one.url; as url) {
            <a class="go" [href]="url" target="_blank" rel="noopener noreferrer"
              ><span
                >{{ one.title }}<small>{{ kinds[one.kind] }}<span class="visually-hidden">, nouvel onglet</span></small></span
              ></a
            >
          } @else {
            <span class="go soon"
              ><span
                >{{ one.title }}<small>{{ kinds[one.kind] }}, bientôt</small></span
              ></span
            >
          }
        </li>
      }
    </ul>
  `,
  styles: `
    .soon::after {
      content: none;
    }
  `,
})
export class ResourceList {
  readonly resources = input.required<GatheringView['resources']>();
  protected readonly kinds = RESOURCE_KINDS;
}
