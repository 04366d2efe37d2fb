import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { count } from '../../shared/french';
import { TerritoryLifeApi } from './territory-life.api';

/** Under a path's territories: the institutions accompanied beside them, listed apart, and what an election changes. */
@Component({
  selector: 'app-cohort-aside',
  imports: [RouterLink],
  template: `
    @if (items().length) {
      <section aria-labelledby="aside">
        <h2 id="aside">À part, accompagnée comme institution</h2>
        <ul class="stack">
          @for (one of items(); track one.id) {
            <li>
              <a class="go" [routerLink]="['/territoires', one.id, 'institution']"
                ><span
                  >{{ one.name }}
                  <small
                    >{{ count(one.actions, 'action retenue', 'actions retenues') }},
                    {{ one.carriedOut ? count(one.carriedOut, 'mise en œuvre', 'mises en œuvre') : 'aucune mise en œuvre à ce jour' }}</small
                  ></span
                ></a
              >
            </li>
          }
        </ul>
      </section>
    }
    @if (mayRenew()) {
      <p class="no-print"><a [routerLink]="['/parcours', cohortId(), 'mandats']">Après une élection&nbsp;: renouveler les mandats</a></p>
    }
  `,
})
export class CohortAside {
  readonly cohortId = input.required<string>();
  readonly mayRead = input(false);
  readonly mayRenew = input(false);
  protected readonly count = count;
  private readonly list = inject(TerritoryLifeApi).institutions(() => (this.mayRead() ? this.cohortId() : undefined));
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
}
