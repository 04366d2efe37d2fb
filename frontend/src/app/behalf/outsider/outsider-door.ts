import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { OutsiderContent } from '../../api';
import { type Problem, toProblem } from '../../core/problem';
import { PrintButton } from '../../shared/print-button';
import { OutsiderSheet } from './outsider-sheet';

/** The page of a link that is nobody's own: opened without an account, its token out of the address bar, nothing noted of who reads. */
@Component({
  selector: 'app-root',
  imports: [OutsiderSheet, PrintButton],
  template: `
    <div class="progress" aria-hidden="true"></div>
    <main>
      @if (content(); as content) {
        <div class="tools no-print"><app-print-button label="Imprimer, ou en PDF" /></div>
        <app-outsider-sheet [content]="content" />
      } @else if (problem(); as problem) {
        <div class="doorstep">
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
        </div>
      } @else {
        <p class="doorstep quiet" role="status">Un instant…</p>
      }
    </main>
  `,
  styles: `
    main {
      padding: clamp(0.6rem, 3vw, 2rem);
    }
    .tools {
      max-width: 52rem;
      margin: 0 auto 0.8rem;
      text-align: right;
    }
    @media print {
      main {
        padding: 0;
      }
    }
  `,
})
export class OutsiderDoor {
  private readonly http = inject(HttpClient);
  private readonly token: string;
  protected readonly content = signal<OutsiderContent | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    const given = location.hash.slice(1);
    this.token = given || (sessionStorage.getItem('page') ?? '');
    if (given) {
      sessionStorage.setItem('page', given);
      history.replaceState(null, '', '/p');
    }
    void this.open();
  }

  protected async open(): Promise<void> {
    this.problem.set(null);
    try {
      const headers = { 'x-cordee-page': this.token };
      const content = await firstValueFrom(this.http.get<OutsiderContent>('/api/outsider-page', { headers }));
      this.content.set(content);
      document.title = `Qui fait quoi · ${content.territory?.name ?? content.cohort.name} · Cordée`;
    } catch (error) {
      this.problem.set(toProblem(error));
      document.title = 'Cette page ne s’ouvre pas · Cordée';
    }
  }
}
