import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortChoice } from '../../shared/cohort-choice';
import { EmptyState } from '../../shared/empty-state';
import { count, longDate, number } from '../../shared/french';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { DirectoryTabs } from '../directory-tabs';
import { AvailabilityApi } from './availability.api';

/** The periods for which the allies of a cohort were asked, and where the answers stand. */
@Component({
  selector: 'app-availability-list-page',
  imports: [DirectoryTabs, EmptyState, ListTools, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <h1>Disponibilités des allié·es</h1>
        <p class="quiet">«&nbsp;8 jours d’octobre à mars&#8239;?&nbsp;»&nbsp;: un e-mail à chacun·e, une réponse en deux gestes.</p>
      </div>
      <div class="actions"><a class="btn main" routerLink="/annuaire/allies" [queryParams]="{ demander: 'oui' }">Demander à des allié·es</a></div>
    </div>
    <app-directory-tabs />
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (items().length) {
      <app-list-tools [of]="asked()" />
      <table class="cards-on-phone">
        <caption class="visually-hidden">
          Les demandes, période par période
        </caption>
        <thead>
          <tr>
            <th scope="col">Période</th>
            <th scope="col">Jours demandés</th>
            <th scope="col">Réponses</th>
            <th scope="col">Jours proposés</th>
          </tr>
        </thead>
        <tbody>
          @for (one of items(); track one.id) {
            <tr>
              <th scope="row">
                <a class="subject" [routerLink]="[one.id]">du {{ date(one.startsOn) }} au {{ date(one.endsOn) }}</a>
              </th>
              <td data-label="Jours demandés">{{ days(one.days) }}</td>
              <td data-label="Réponses">{{ one.answered }} sur {{ one.asked }}</td>
              <td data-label="Jours proposés">{{ figure(one.offered) }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else if (list.isLoading()) {
      <p class="quiet" role="status">Un instant…</p>
    } @else if (!list.error()) {
      <app-empty heading="Rien n’a encore été demandé">
        <p>Choisissez des allié·es, une période et un nombre de jours&nbsp;: les réponses arrivent ici, sans tableau à tenir.</p>
        <p><a class="btn" routerLink="/annuaire/allies" [queryParams]="{ demander: 'oui' }">Demander à des allié·es</a></p>
      </app-empty>
    }
  `,
})
export class AvailabilityListPage {
  readonly parcours = input<string>();
  protected readonly choice = cohortChoice(this.parcours);
  protected readonly list = inject(AvailabilityApi).requests(() => this.choice.chosen()?.id);
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly asked = computed(() => ({ url: `/api/cohorts/${this.choice.chosen()?.id}/availability-requests` }));
  protected readonly date = longDate;
  protected readonly figure = number;
  protected readonly days = (days: number) => count(days, 'jour');
}
