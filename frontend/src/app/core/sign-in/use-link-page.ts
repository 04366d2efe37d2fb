import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ProblemNotice } from '../../shared/problem-notice';
import { Actor } from '../actor';
import { Problem, toProblem } from '../problem';
import { takeToken } from '../take-token';
import { CodeField } from './code-field';
import { SignInApi } from './sign-in.api';

/** The sign-in link of an e-mail. It waits for a touch: programs that look into e-mails open links, people press buttons. */
@Component({
  selector: 'app-use-link-page',
  imports: [CodeField, ProblemNotice, RouterLink],
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      @if (failure(); as problem) {
        <h1>Ce lien ne sert plus</h1>
        <div class="notice sun" role="alert">
          <p>{{ problem.sentence }}</p>
        </div>
        <p><a class="btn main wide" routerLink="/connexion">Recevoir un autre lien</a></p>
      } @else {
        <h1>Vous y êtes presque</h1>
        <p>Ce lien vous connecte sur cet appareil. Il sert une seule fois.</p>
        <form (submit)="signIn($event)">
          @if (asksCode()) {
            <app-code-field [(code)]="code" />
          }
          <app-problem [of]="refusal()" />
          <button type="submit" class="main wide" [disabled]="busy()">Me connecter</button>
        </form>
      }
    </main>
  `,
})
export class UseLinkPage {
  private readonly api = inject(SignInApi);
  private readonly actor = inject(Actor);
  private readonly router = inject(Router);
  private readonly token = takeToken();

  protected readonly code = signal('');
  protected readonly asksCode = signal(false);
  protected readonly busy = signal(false);
  /** What ends the link's life, and what can be tried again. */
  protected readonly failure = signal<Problem | null>(
    this.token ? null : new Problem(400, 'no-token', 'Adresse incomplète', 'Ouvrez le lien depuis l’e-mail, en entier.'),
  );
  protected readonly refusal = signal<Problem | null>(null);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.useLink(this.token, this.code().replace(/\s/g, ''));
      await this.actor.refresh();
      await this.router.navigateByUrl('/a-faire', { replaceUrl: true });
    } catch (error) {
      this.refused(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private refused(problem: Problem): void {
    if (problem.code === 'totp-required' && !this.asksCode()) this.asksCode.set(true);
    else if (problem.status === 410 || problem.status === 404) this.failure.set(problem);
    else this.refusal.set(problem);
  }
}
