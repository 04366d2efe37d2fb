import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { EmptyState } from '../shared/empty-state';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { ProblemNotice } from '../shared/problem-notice';
import { territoryWords } from '../shared/territory-words';
import { CohortApi } from './cohort.api';
import { ImportLink } from '../shared/import-link';

/** The territories of one's paths, one's own first; the search lives in the address. */
@Component({
  selector: 'app-territory-list-page',
  imports: [EmptyState, ImportLink, ListTools, LoadMore, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <h1>Territoires</h1>
        <p class="quiet">Qui fait quoi, territoire par territoire.</p>
      </div>
      <div class="actions"><app-import-link /></div>
    </div>
    <form class="filters" role="search" (submit)="$event.preventDefault(); show(box.value)">
      <div class="field">
        <label for="search">Chercher un territoire</label>
        <input #box id="search" type="search" [value]="recherche() ?? ''" (change)="show(box.value)" />
      </div>
      <button type="submit">Chercher</button>
    </form>
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (items().length) {
      <app-list-tools [of]="list.asked()" />
      <ul class="stack">
        @for (territory of items(); track territory.id) {
          <li>
            <a class="go" [routerLink]="['/territoires', territory.id]">
              <span>
                {{ territory.name }}
                @if (territory.mine) {
                  <span class="chip">Le vôtre</span>
                }
                <small>{{ words(territory) }} · {{ territory.cohort.name }}</small>
              </span>
            </a>
          </li>
        }
      </ul>
      <app-load-more [list]="list" />
    } @else if (list.loading()) {
      <p class="quiet" role="status">Un instant…</p>
    } @else if (!list.error()) {
      <app-empty [heading]="recherche() ? 'Aucun territoire à ce nom' : 'Aucun territoire pour l’instant'">
        <p>{{ recherche() ? 'Essayez avec moins de lettres.' : 'Les territoires apparaissent ici dès qu’ils s’engagent dans un parcours.' }}</p>
        <div class="actions"><app-import-link /></div>
      </app-empty>
    }
  `,
})
export class TerritoryListPage {
  private readonly router = inject(Router);
  private readonly actor = inject(Actor);
  readonly recherche = input<string>();

  protected readonly words = territoryWords;
  protected readonly list = inject(CohortApi).territories(() => this.recherche() ?? '');
  protected readonly items = computed(() => {
    const mine = new Set(this.actor.hats().map(({ participationId }) => participationId));
    return this.list
      .items()
      .map((item) => ({ ...item, mine: mine.has(item.id) }))
      .sort((a, b) => Number(b.mine) - Number(a.mine));
  });

  protected show(recherche: string): void {
    void this.router.navigate([], { queryParams: { recherche: recherche.trim() || null } });
  }
}
