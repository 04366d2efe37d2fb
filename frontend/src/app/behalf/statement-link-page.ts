import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import type { OwnStatementList } from '../api';
import type { LinkInfo } from '../core/link/link-info';
import { ProblemNotice } from '../shared/problem-notice';
import { OwnStatement } from './own-statement';

/** « Est-ce bien cela ? »: what was written in somebody's name, answered with one thumb. Opening the page answers nothing. */
@Component({
  selector: 'app-statement-link-page',
  imports: [OwnStatement, ProblemNotice],
  template: `
    <p class="over">{{ link().territoryName }}</p>
    <h1>Est-ce bien cela&#8239;?</h1>
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      @if (items().length) {
        <p>
          Bonjour {{ link().person.givenName }}. {{ items().length > 1 ? 'Ces lignes ont été écrites' : 'Ceci a été écrit' }} en votre nom.
          Une touche suffit pour répondre.
        </p>
        @for (one of items(); track one.id) {
          <app-own-statement [statement]="one" (answered)="list.reload()" />
        }
        <p class="quiet">
          @if (left()) {
            Ne pas répondre ne vaut pas accord.
          } @else {
            Merci, c’est tout. Vous pouvez changer d’avis en rouvrant ce lien.
          }
        </p>
      } @else {
        <p>Il n’y a plus rien à confirmer ici&nbsp;: ces lignes ont été reprises depuis. Un e-mail plus récent contient peut-être les bonnes.</p>
      }
    } @else if (!list.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class StatementLinkPage {
  readonly link = input.required<LinkInfo>();
  protected readonly list = httpResource<OwnStatementList>(() => '/api/statements');
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly left = computed(() => this.items().filter(({ state }) => state === 'asked').length);
}
