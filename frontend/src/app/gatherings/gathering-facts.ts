import { Component, computed, input } from '@angular/core';
import type { GatheringView } from '../api';
import { companyWords, whenWords } from './gathering-words';

/** When, where and with whom: the same four lines for everybody. */
@Component({
  selector: 'app-gathering-facts',
  template: `
    <dl>
      <dt>Quand</dt>
      <dd>
        <strong>{{ when() }}</strong>
      </dd>
      @if (gathering().place || gathering().address) {
        <dt>Où</dt>
        <dd>
          {{ where() }} ·
          <a [href]="map()" target="_blank" rel="noopener noreferrer"
            >plan<span class="visually-hidden"> (nouvel onglet)</span></a
          >
        </dd>
      }
      @if (gathering().url; as url) {
        <dt>En visio</dt>
        <dd>
          <a [href]="url" target="_blank" rel="noopener noreferrer"
            >rejoindre la visio<span class="visually-hidden"> (nouvel onglet)</span></a
          >
        </dd>
      }
      @if (company(); as words) {
        <dt>Avec</dt>
        <dd>{{ words }}</dd>
      }
    </dl>
  `,
})
export class GatheringFacts {
  readonly gathering = input.required<GatheringView>();

  protected readonly when = computed(() => whenWords(this.gathering()));
  protected readonly where = computed(() => [this.gathering().place, this.gathering().address].filter(Boolean).join(', '));
  protected readonly map = computed(() => `https://www.openstreetmap.org/search?query=${encodeURIComponent(this.where())}`);
  protected readonly company = computed(() => companyWords(this.gathering().territories, this.gathering().figures));
}
