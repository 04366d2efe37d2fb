import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { count } from '../shared/french';
import { BehalfApi } from './behalf.api';
import { MayorActs } from './mayor-acts';

/** What stands in somebody's name here, what the mayor was asked, and the pages to print or to hand out. */
@Component({
  selector: 'app-territory-papers',
  imports: [MayorActs, RouterLink],
  template: `
    <nav class="no-print" aria-label="Pages de ce territoire">
      <ul class="plain-list">
        <li><a [routerLink]="['/territoires', participationId(), 'qui-fait-quoi']">Qui fait quoi, sur une page</a></li>
        @if (inside()) {
          <li><a [routerLink]="['/territoires', participationId(), 'page-exterieure']">Une page pour l’extérieur</a></li>
          <li><a [routerLink]="['/projets', participationId(), 'bureau-municipal']">Une page pour le bureau municipal</a></li>
          <li>
            <a [routerLink]="['/territoires', participationId(), 'pour-le-compte']">Pour le compte de</a>
            @if (waiting()) {
              &ngsp;<span class="chip sun">{{ waiting() }} à confirmer</span>
            }
          </li>
        }
      </ul>
    </nav>
    @if (asks()) {
      <app-mayor-acts class="no-print" [participationId]="participationId()" />
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.35rem 1.4rem;
      margin: 0.9rem 0 0.3rem;
    }
  `,
})
export class TerritoryPapers {
  private readonly actor = inject(Actor);
  readonly participationId = input.required<string>();
  readonly cohortId = input.required<string>();

  private readonly wears = (names: readonly string[]) =>
    this.actor
      .hats()
      .some(({ hat, cohortId, participationId }) => names.includes(hat) && cohortId === this.cohortId() && (participationId ?? this.participationId()) === this.participationId());
  protected readonly asks = computed(() => this.wears(['cohort_manager', 'pivot_ally', 'project_ally']));
  protected readonly inside = computed(() => this.asks() || this.wears(['delegate']));
  private readonly list = inject(BehalfApi).waiting(() => (this.inside() ? this.participationId() : undefined));
  protected readonly waiting = computed(() => {
    const number = this.list.hasValue() ? this.list.value().items.filter(({ state }) => state === 'asked').length : 0;
    return number ? count(number, 'ligne') : '';
  });
}
