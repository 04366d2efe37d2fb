import { Component, input } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { Finder } from './finder';

/** From a letter, without an account: the supports it spoke of, what its reader missed, and every other one by theme. */
@Component({
  selector: 'app-find-resources-link-page',
  imports: [Finder],
  template: `
    <h1>Les supports</h1>
    <p>Bonjour {{ link().person.givenName }}. Tout ce que les rendez-vous ont laissé, à relire quand vous voulez.</p>
    <app-finder [cohortId]="link().cohort?.id" [first]="link().recordIds[1] ?? null" />
  `,
})
export class FindResourcesLinkPage {
  readonly link = input.required<LinkInfo>();
}
