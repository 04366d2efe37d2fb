import { Component, computed, inject, input } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { count, longDate } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { AvailabilityApi } from './availability.api';
import { AvailabilityForm } from './availability-form';

/** What an ally opens from their e-mail: how many days, from when to when, three answers. No account. */
@Component({
  selector: 'app-availability-link-page',
  imports: [AvailabilityForm, ProblemNotice],
  template: `
    @if (request(); as one) {
      <h1>{{ days(one.days) }} du {{ date(one.startsOn) }} au {{ date(one.endsOn) }}&#8239;?</h1>
      <p>{{ link().person.givenName }}, seriez-vous disponible pour le {{ one.cohort.name }}&#8239;?</p>
      @if (one.message) {
        <p class="card pre">{{ one.message }}</p>
      }
      @if (line(); as own) {
        <app-availability-form [request]="one" [line]="own" />
      }
      <p class="quiet">Ce n’est pas encore un engagement&nbsp;: l’équipe vous rappelle avant toute mission. Vous pourrez changer d’avis par ce même lien.</p>
    } @else if (page.error()) {
      <h1>Vos disponibilités</h1>
      <app-problem [of]="page.error()" [retriable]="true" (retry)="page.reload()" />
    } @else {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class AvailabilityLinkPage {
  readonly link = input.required<LinkInfo>();
  /** The link bears two records: the person's line, then what was asked. */
  protected readonly page = inject(AvailabilityApi).request(() => this.link().recordIds[1] ?? '');
  protected readonly request = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly line = computed(() => this.request()?.answers.find(({ id }) => id === this.link().recordIds[0]) ?? null);
  protected readonly days = (days: number) => count(days, 'jour');
  protected readonly date = longDate;
}
