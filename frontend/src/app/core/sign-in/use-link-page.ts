import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../actor';
import { Problem, toProblem } from '../problem';
import { takeToken } from '../take-token';
import { SignInApi } from './sign-in.api';

/** The sign-in link of an e-mail. It waits for a touch: programs that look into e-mails open links, people press buttons. */
@Component({
  selector: 'app-use-link-page',
  imports: [RouterLink],
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      @if (failure(); as problem) {
        <h1>Ce lien ne sert plus</h1>
        <div class="notice sun" role="alert">
          <p>{{ problem.title }} {{ problem.detail }}</p>
        </div>
        <p><a class="btn main wide" routerLink="/connexion">Recevoir un autre lien</a></p>
      } @else {
        <h1>Vous y êtes presque</h1>
        <p>Ce lien vous connecte sur cet appareil. Il sert une seule fois.</p>
        <button type="button" class="main wide" [disabled]="busy()" (click)="signIn()">Me connecter</button>
      }
    </main>
  `,
})
export class UseLinkPage {
  private readonly api = inject(SignInApi);
  private readonly actor = inject(Actor);
  private readonly router = inject(Router);
  private readonly token = takeToken();

  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(
    this.token ? null : new Problem(400, 'no-token', 'L’adresse est incomplète.', 'Ouvrez le lien depuis l’e-mail, en entier.'),
  );

  protected async signIn(): Promise<void> {
    this.busy.set(true);
    try {
      await this.api.useLink(this.token);
      await this.actor.refresh();
      await this.router.navigateByUrl('/a-faire', { replaceUrl: true });
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
