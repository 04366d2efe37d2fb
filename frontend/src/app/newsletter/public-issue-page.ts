import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import type { PublicNewsletter } from '../api';
import { PageTitle } from '../core/page-title';
import { toProblem } from '../core/problem';
import { PrintButton } from '../shared/print-button';
import { IssueSheet } from './issue-sheet';

/** A number that staff made public, for anybody, without an account; nothing is noted of who reads. */
@Component({
  selector: 'app-public-issue-page',
  imports: [IssueSheet, PrintButton],
  template: `
    <main>
      @if (page(); as page) {
        <p class="no-print tools"><app-print-button /></p>
        <app-issue-sheet [content]="page.content" [pictures]="'/api/public-newsletters/' + issueId() + '/pictures/'" />
        @if (page.others.length) {
          <nav class="no-print" aria-labelledby="others">
            <h2 id="others">Les autres numéros</h2>
            <ul>
              @for (other of page.others; track other.id) {
                <li>
                  <a [href]="'/infolettre/' + other.id">N°&nbsp;{{ other.number }}, {{ other.title }}</a>
                </li>
              }
            </ul>
          </nav>
        }
      } @else if (issue.error()) {
        <div class="doorstep">
          @if (missing()) {
            <h1>Nous ne trouvons pas cette infolettre</h1>
            <p>
              Elle n’est pas publique, ou ne l’est plus. Si vous suivez ce parcours,
              <a href="/infolettre">retrouvez-la dans votre compte</a>.
            </p>
          } @else {
            <h1>Encore un instant</h1>
            <p>La page ne répond pas pour le moment.</p>
            <p><button type="button" class="main wide" (click)="issue.reload()">Réessayer</button></p>
          }
        </div>
      } @else {
        <p class="doorstep quiet" role="status">Un instant…</p>
      }
    </main>
  `,
  styles: `
    main {
      padding: clamp(0.8rem, 4vw, 2.5rem);
    }
    .tools {
      max-width: 42rem;
      margin: 0 auto 0.8rem;
      text-align: right;
    }
    nav {
      max-width: 42rem;
      margin: 2.5rem auto 0;
    }
  `,
})
export class PublicIssuePage {
  readonly issueId = input.required<string>();
  protected readonly issue = httpResource<PublicNewsletter>(() => `/api/public-newsletters/${this.issueId()}`);
  protected readonly page = computed(() => (this.issue.hasValue() ? this.issue.value() : null));
  protected readonly missing = computed(() => [400, 404].includes(toProblem(this.issue.error()).status));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const content = this.page()?.content;
      if (content) title.set(content.title);
    });
  }
}
