import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ReturnView } from '../../api';
import { ProblemNotice } from '../../shared/problem-notice';
import { Actor } from '../actor';
import { type Problem, toProblem } from '../problem';
import { CodeField } from './code-field';
import { goingTo } from './going-to';
import { SignInApi } from './sign-in.api';

/** Where one's organisation sends back. What it wrote into the address leaves it at once; the page then asks, by itself. */
@Component({
  selector: 'app-organisation-page',
  imports: [CodeField, ProblemNotice, RouterLink],
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      @switch (state()) {
        @case ('waiting') {
          <h1>Un instant…</h1>
          <p role="status">Nous vous reconnaissons.</p>
        }
        @case ('totp-required') {
          <h1>Encore votre code</h1>
          <form (submit)="confirm($event)">
            <app-code-field [(code)]="code" />
            <app-problem [of]="refusal()" />
            <button type="submit" class="main wide" [disabled]="busy()">Me connecter</button>
          </form>
        }
        @case ('joined') {
          <h1>C’est relié</h1>
          <p>Vous pourrez entrer ici avec le compte de votre organisation.</p>
          <p><a class="btn main wide" routerLink="/compte">Revenir à mon compte</a></p>
        }
        @case ('unknown') {
          <h1>Nous ne vous reconnaissons pas ainsi</h1>
          <p>
            Aucun compte ne s’ouvre ici avec celui de votre organisation. Entrez une première fois par un lien envoyé à votre adresse,
            puis reliez les deux depuis «&nbsp;Mon compte&nbsp;».
          </p>
          <p>
            Vous n’avez jamais reçu d’e-mail d’ici&#8239;? Votre compte n’est pas encore ouvert&nbsp;: demandez-le à la personne qui accompagne
            votre territoire.
          </p>
          <p><a class="btn main wide" routerLink="/connexion" [queryParams]="before">Recevoir un lien par e-mail</a></p>
          <p><button type="button" class="wide" [disabled]="busy()" (click)="again()">Essayer avec un autre compte</button></p>
          <app-problem [of]="refusal()" />
        }
        @case ('cancelled') {
          <h1>Vous avez fait demi-tour</h1>
          <p>Rien n’a changé ici. Recommencez quand vous voulez, ou recevez un lien par e-mail.</p>
          <p><a class="btn main wide" routerLink="/connexion" [queryParams]="before">Revenir à la connexion</a></p>
        }
        @default {
          <h1>La connexion n’a pas abouti</h1>
          <app-problem [of]="refusal()" />
          <p><a class="btn main wide" routerLink="/connexion" [queryParams]="before">Revenir à la connexion</a></p>
        }
      }
    </main>
  `,
})
export class OrganisationPage {
  private readonly api = inject(SignInApi);
  private readonly actor = inject(Actor);
  private readonly router = inject(Router);

  protected readonly state = signal<'waiting' | 'totp-required' | 'joined' | 'unknown' | 'cancelled' | 'failed'>('waiting');
  /** Whoever starts again still arrives where they were going. */
  protected readonly before = { retour: goingTo.get() };
  protected readonly code = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Problem | null>(null);

  constructor() {
    const query = location.search.slice(1);
    history.replaceState(history.state, '', location.pathname);
    void this.told(() => this.api.returnFromOrganisation(query || 'vide'), 'failed');
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    await this.told(() => this.api.confirmOrganisation(this.code().replace(/\s/g, '')), 'totp-required');
  }

  /** As somebody else than the one whom the organisation's page remembers. */
  protected async again(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.departForOrganisation({ again: true });
    } catch (error) {
      this.refusal.set(toProblem(error));
      this.busy.set(false);
    }
  }

  private async told(ask: () => Promise<ReturnView>, otherwise: 'failed' | 'totp-required'): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { outcome } = await ask();
      if (outcome === 'signed-in') {
        await this.actor.refresh();
        await this.router.navigateByUrl(goingTo.take(), { replaceUrl: true });
      } else this.state.set(outcome);
    } catch (error) {
      const problem = toProblem(error);
      this.refusal.set(problem);
      this.state.set(problem.code === 'link-spent' ? 'failed' : otherwise);
    } finally {
      this.busy.set(false);
    }
  }
}
