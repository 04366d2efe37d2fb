import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganisationView } from '../api';
import { Actor } from '../core/actor';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { DirectoryTabs } from './directory-tabs';
import { OrganisationField } from './organisation-field';
import { ORGANISATION_KINDS } from './organisation-labels';

/** The organisations of the network, found by any name they go by. */
@Component({
  selector: 'app-organisation-list-page',
  imports: [Dialog, DirectoryTabs, EmptyState, ListTools, LoadMore, OrganisationField, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <h1>Structures</h1>
        <p class="quiet">Collectivités, services de l’État, associations, entreprises et structures alliées.</p>
      </div>
      @if (actor.isStaff()) {
        <div class="actions"><button type="button" (click)="adding.set(true)">Ajouter une structure</button></div>
      }
    </div>
    <app-directory-tabs />
    <form class="filters" role="search" aria-label="Dans cette liste" (submit)="$event.preventDefault(); show(box.value)">
      <div class="field">
        <label for="organisation-search">Nom ou autre nom</label>
        <input #box id="organisation-search" type="search" [value]="recherche() ?? ''" (change)="show(box.value)" />
      </div>
      <button type="submit">Chercher</button>
    </form>
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (items().length) {
      <app-list-tools [of]="list.asked()" />
      <table class="cards-on-phone">
        <caption class="visually-hidden">
          Les structures du réseau
        </caption>
        <thead>
          <tr>
            <th scope="col">Structure</th>
            <th scope="col">Ce qu’elle est</th>
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
      <app-empty [heading]="recherche() ? 'Aucune structure à ce nom' : 'Aucune structure'">
        <p>Elles apparaissent ici dès qu’une personne agit pour l’une d’elles.</p>
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
  protected readonly list = paged<OrganisationView>(() => ({ url: '/api/organisations', params: { search: this.recherche() ?? '' } }));
  protected readonly items = computed(() => this.list.items());
  protected readonly kinds = ORGANISATION_KINDS;
  protected readonly people = (number: number) => count(number, 'personne');
  protected readonly adding = signal(false);

  protected show(recherche: string): void {
    void this.router.navigate([], { queryParams: { recherche: recherche.trim() || null } });
  }

  protected open(id: string): void {
    void this.router.navigate(['/annuaire/structures', id]);
  }
}
