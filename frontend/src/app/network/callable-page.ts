import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EmptyState } from '../shared/empty-state';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { DirectoryTabs } from './directory-tabs';
import { PeopleApi } from './people.api';

/** Peers with the same trouble, and a number: only those who agreed to be called by the people of their cohort. */
@Component({
  selector: 'app-callable-page',
  imports: [DirectoryTabs, EmptyState, ListTools, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <h1>Qui appeler&#8239;?</h1>
        <p class="quiet">Des personnes de votre parcours, d’accord pour en parler avec vous.</p>
      </div>
    </div>
    <app-directory-tabs />
    <form class="filters" role="search" aria-label="Dans cette liste" (submit)="$event.preventDefault(); show(box.value)">
      <div class="field">
        <label for="call-search">Sujet ou nom</label>
        <input #box id="call-search" type="search" [value]="sujet() ?? ''" (change)="show(box.value)" />
      </div>
      <button type="submit">Chercher</button>
    </form>
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (people().length) {
      <app-list-tools [of]="{ url: '/api/callable-people', params: { search: sujet() ?? '' } }" />
      <ul class="stack">
        @for (person of people(); track person.id) {
          <li class="card">
            <strong>{{ person.subjects.join(', ') }}</strong>
            <p>
              <a [routerLink]="['/annuaire', person.id]">{{ person.givenName }} {{ person.familyName }}</a
              >{{ person.roleTitle ? ', ' + person.roleTitle : '' }}{{ person.organisation ? ', ' + person.organisation.name : '' }}<br />
              <a class="nowrap" [href]="'tel:' + person.telephone.replaceAll(' ', '')">{{ person.telephone }}</a>
            </p>
          </li>
        }
      </ul>
    } @else if (list.isLoading()) {
      <p class="quiet" role="status">Un instant…</p>
    } @else if (!list.error()) {
      <app-empty [heading]="sujet() ? 'Personne à ce sujet' : 'Personne pour le moment'">
        <p>Quand quelqu’un dit être d’accord pour être appelé, son nom, son sujet et son numéro arrivent ici. Vous aussi, dites-le sur votre fiche.</p>
      </app-empty>
    }
  `,
})
export class CallablePage {
  private readonly router = inject(Router);
  readonly sujet = input<string>();
  protected readonly list = inject(PeopleApi).callable(() => this.sujet() ?? '');
  protected readonly people = computed(() => (this.list.hasValue() ? this.list.value().items : []));

  protected show(sujet: string): void {
    void this.router.navigate([], { queryParams: { sujet: sujet.trim() || null } });
  }
}
