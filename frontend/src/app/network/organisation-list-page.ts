import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganisationView } from '../api';
import { Actor } from '../core/actor';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { ListTools } from '../shared/list-tools';
import { ImportLink } from '../shared/import-link';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { SortHeading, sortOf } from '../shared/sort-heading';
import { SortedTable, SortSelect } from '../shared/sort-select';
import { DirectoryTabs } from './directory-tabs';
import { OrganisationField } from './organisation-field';
import { ORGANISATION_KINDS } from '../shared/organisation-labels';
import { type SeatFilter, SeatFilters, seatsAsked } from './seat-filters';

/** The organisations of the network, found by any name they go by. */
@Component({
  selector: 'app-organisation-list-page',
  imports: [Dialog, DirectoryTabs, EmptyState, ImportLink, ListTools, LoadMore, OrganisationField, ProblemNotice, RouterLink, SeatFilters, SortedTable, SortHeading, SortSelect],
  template: `
    <div class="top">
      <div>
        <h1>Structures</h1>
        <p class="quiet">Collectivités, services de l’État, associations, entreprises et structures alliées.</p>
      </div>
      @if (actor.isStaff()) {
        <div class="actions">
          <app-import-link />
          <button type="button" (click)="adding.set(true)">Ajouter une structure</button>
        </div>
      }
    </div>
    <app-directory-tabs />
    <form class="filters" role="search" aria-label="Dans cette liste" (submit)="$event.preventDefault(); filter({ recherche: box.value })">
      <div class="field">
        <label for="organisation-search">Nom ou autre nom</label>
        <input #box id="organisation-search" type="search" [value]="recherche() ?? ''" (change)="filter({ recherche: box.value })" />
      </div>
      <button type="submit">Chercher</button>
      <div class="field">
        <label for="f-kind">Ce qu’elle est</label>
        <select #kind id="f-kind" (change)="filter({ sorte: kind.value })">
          <option value="">tout</option>
          @for (one of kindList; track one[0]) {
            <option [value]="one[0]" [selected]="one[0] === sorte()">{{ one[1] }}</option>
          }
        </select>
      </div>
    </form>
    @if (actor.isStaff()) {
      <details class="no-print" [open]="seated()">
        <summary>Filtrer par l’équipe où siègent ses personnes</summary>
        <div class="filters"><app-seat-filters [of]="seats()" (changed)="filter($event)" /></div>
      </details>
    }
    @if (filtered()) {
      <p class="no-print"><a [routerLink]="[]" [queryParams]="{ recherche: recherche(), tri: tri() }">Retirer les filtres</a></p>
    }
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (items().length) {
      <app-list-tools [of]="list.asked()" />
      <app-sort-select [of]="sorted" [tri]="sort()" />
      <table #sorted="appSorted" appSorted class="cards-on-phone">
        <caption class="visually-hidden">
          Les structures du réseau
        </caption>
        <thead>
          <tr>
            <th appSort="nom" [tri]="sort()">Structure</th>
            <th appSort="sorte" [tri]="sort()">Ce qu’elle est</th>
            <th appSort="commune" [tri]="sort()">Commune</th>
            <th scope="col">Autres noms</th>
            <th scope="col">Personnes</th>
          </tr>
        </thead>
        <tbody>
          @for (one of items(); track one.id) {
            <tr>
              <th scope="row">
                <a class="subject" [routerLink]="['/annuaire/structures', one.id]">{{ one.name }}</a>
              </th>
              <td data-label="Ce qu’elle est">{{ kinds[one.kind] }}</td>
              <td data-label="Commune">{{ one.town }}</td>
              <td data-label="Autres noms">
                <small>{{ one.aliases.join(', ') }}</small>
              </td>
              <td data-label="Personnes" class="nowrap">{{ one.people ? people(one.people) : '' }}</td>
            </tr>
          }
        </tbody>
      </table>
      <app-load-more [list]="list" />
    } @else if (list.loading()) {
      <p class="quiet" role="status">Un instant…</p>
    } @else if (!list.error()) {
      <app-empty [heading]="filtered() ? 'Aucune structure ne répond à tout cela' : recherche() ? 'Aucune structure à ce nom' : 'Aucune structure'">
        <p>{{ filtered() ? 'Retirez un filtre.' : 'Elles apparaissent ici dès qu’une personne agit pour l’une d’elles.' }}</p>
      </app-empty>
    }
    @if (adding()) {
      <app-dialog heading="Ajouter une structure" (closed)="adding.set(false)">
        <app-organisation-field label="Son nom" [organisation]="null" (organisationChange)="$event && open($event.id)" />
      </app-dialog>
    }
  `,
})
export class OrganisationListPage {
  private readonly router = inject(Router);
  protected readonly actor = inject(Actor);
  readonly recherche = input<string>();
  readonly sorte = input<string>();
  /** By the teams in which its people sit. */
  readonly parcours = input<string>();
  readonly territoire = input<string>();
  readonly departement = input<string>();
  readonly place = input<string>();
  readonly tri = input<string>();

  protected readonly sort = computed(() => this.tri() ?? 'nom');
  protected readonly seats = computed(() => ({ parcours: this.parcours(), territoire: this.territoire(), departement: this.departement(), place: this.place() }));
  protected readonly seated = computed(() => Object.values(this.seats()).some(Boolean));
  protected readonly filtered = computed(() => this.seated() || !!this.sorte());
  protected readonly list = paged<OrganisationView>(() => ({
    url: '/api/organisations',
    params: { search: this.recherche() ?? '', sort: sortOf(this.tri(), { nom: 'name', sorte: 'kind', commune: 'town' }), kind: this.sorte() ?? '', ...seatsAsked(this.seats()) },
  }));
  protected readonly items = computed(() => this.list.items());
  protected readonly kinds = ORGANISATION_KINDS;
  protected readonly kindList = Object.entries(ORGANISATION_KINDS);
  protected readonly people = (number: number) => count(number, 'personne');
  protected readonly adding = signal(false);

  protected filter(query: Readonly<Record<string, string | undefined>> | SeatFilter): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value?.trim() || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected open(id: string): void {
    void this.router.navigate(['/annuaire/structures', id]);
  }
}
