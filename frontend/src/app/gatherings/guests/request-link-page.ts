import { Component, computed, inject, input, signal } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { ProblemNotice } from '../../shared/problem-notice';
import { DoorFacts } from './door-facts';
import { GuestApi } from './guest.api';

/** From the e-mail that one's own request caused: yes, it was me; or no. Opening it says nothing. */
@Component({
  selector: 'app-request-link-page',
  imports: [DoorFacts, ProblemNotice],
  template: `
    @if (request(); as own) {
      <app-door-facts [gathering]="own.gathering" />
      @if (own.gathering.over) {
        <p class="notice">Ce rendez-vous est passé.</p>
      } @else if (own.state === 'accepted') {
        <p class="notice moss">L’équipe a accepté votre demande&nbsp;: un autre e-mail porte votre invitation.</p>
      } @else if (own.state === 'declined') {
        <p class="notice">L’équipe n’a pas pu accepter votre demande cette fois-ci.</p>
      } @else {
        <p>
          @if (own.replacedName; as name) {
            {{ name }} propose que vous veniez à sa place.
          } @else {
            Vous avez demandé à venir.
          }
          Votre réponse arrive à l’équipe, qui vous écrira.
        </p>
        <div class="answers" role="group" aria-label="Ma réponse">
          <button type="button" class="wide" [class.main]="own.state === 'asked'" [attr.aria-pressed]="own.state === 'confirmed'" [attr.aria-disabled]="busy() || null" (click)="answer(true)">
            {{ own.replacedName ? 'Je viens à sa place' : 'Je confirme ma demande' }}
          </button>
          <button type="button" class="wide" [attr.aria-pressed]="own.state === 'refused'" [attr.aria-disabled]="busy() || null" (click)="answer(false)">
            {{ own.replacedName ? 'Je ne peux pas' : 'Ce n’était pas moi, ou je renonce' }}
          </button>
        </div>
        <p role="status">{{ thanks() }}</p>
        <app-problem [of]="failure()" />
      }
    } @else if (resource.error()) {
      <h1>Votre demande</h1>
      <app-problem [of]="resource.error()" [retriable]="true" (retry)="resource.reload()" />
    } @else {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
  styles: `
    .answers {
      display: grid;
      gap: 0.6rem;
    }
  `,
})
export class RequestLinkPage {
  private readonly api = inject(GuestApi);
  readonly link = input.required<LinkInfo>();

  protected readonly resource = this.api.ownRequest(() => this.link().recordIds[0] ?? '');
  protected readonly request = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly thanks = computed(() => {
    const state = this.request()?.state;
    if (state === 'confirmed') return 'C’est noté\u00a0: l’équipe a votre demande et vous répondra par e-mail.';
    return state === 'refused' ? 'C’est noté\u00a0: vous ne venez pas. Votre nom et votre adresse seront effacés dans deux semaines.' : '';
  });

  protected async answer(comes: boolean): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.answerRequest(this.link().recordIds[0] ?? '', comes);
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
