import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { SharedPageContent } from '../../../api';
import { type Problem, toProblem } from '../../../core/problem';
import { longDate } from '../../../shared/french';
import { GATHERING_NATURES } from '../../gathering-labels';
import { ResourceList } from '../../resource-list';

/** A gathering's supports for whoever holds the link: no account, no name of anybody, its token out of the address bar. */
@Component({
  selector: 'app-root',
  imports: [ResourceList],
  template: `
    <div class="progress" aria-hidden="true"></div>
    <main class="doorstep">
      @if (content(); as one) {
        <p class="brand"><span>Cordée</span><small>{{ one.cohortName }}</small></p>
        <p class="over">{{ natures[one.nature] }}{{ one.heldOn ? ', ' + long(one.heldOn) : one.period ? ', ' + one.period : '' }}</p>
        <h1>{{ one.title }}</h1>
        @if (one.items.length) {
          <app-resource-list [resources]="one.items" [files]="files" [headers]="headers" />
        } @else {
          <p class="quiet">Rien n’est encore en ligne pour ce rendez-vous.</p>
        }
        <p class="quiet no-print">Vous pouvez transmettre cette page. Elle reste ouverte jusqu’au {{ long(one.until) }}.</p>
      } @else if (problem(); as problem) {
        @if (problem.code === 'link-revoked') {
          <h1>Cette page a été retirée</h1>
          <p>La personne qui vous l’a donnée vous dira où trouver la bonne.</p>
        } @else if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
          <h1>Encore un instant</h1>
          <p>{{ problem.sentence }}</p>
          <p><button type="button" class="main wide" (click)="open()">Réessayer</button></p>
        } @else {
          <h1>Nous ne trouvons pas cette page</h1>
          <p>Son lien n’est peut-être pas complet. Ouvrez-le de nouveau, en entier, depuis l’endroit où vous l’avez trouvé.</p>
        }
      } @else {
        <p class="quiet" role="status">Un instant…</p>
      }
    </main>
  `,
})
export class SharedDoor {
  private readonly http = inject(HttpClient);
  private readonly token: string;
  protected readonly long = longDate;
  protected readonly natures = GATHERING_NATURES;
  protected readonly content = signal<SharedPageContent | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly files = (id: string) => `/api/shared-page/files/${id}`;
  protected readonly headers: Record<string, string>;

  constructor() {
    const given = location.hash.slice(1);
    this.token = given || (sessionStorage.getItem('supports') ?? '');
    this.headers = { 'x-cordee-page': this.token };
    if (given) sessionStorage.setItem('supports', given);
    void this.open();
  }

  protected async open(): Promise<void> {
    this.problem.set(null);
    try {
      const content = await firstValueFrom(this.http.get<SharedPageContent>('/api/shared-page', { headers: this.headers }));
      this.content.set(content);
      document.title = `${content.title} · les supports · Cordée`;
    } catch (error) {
      this.problem.set(toProblem(error));
      document.title = 'Cette page ne s’ouvre pas · Cordée';
    }
  }
}
