import { Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Actor } from '../actor';
import { Problem, toProblem } from '../problem';
import { ownAddress } from './sign-in-page';
import { SignInApi } from './sign-in.api';

/** Asks for the second factor's code on a new device, and once a day before interviews. */
@Component({
  selector: 'app-second-factor-check-page',
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      <h1>C’est bien vous&#8239;?</h1>
      <form (submit)="check($event)">
        <div class="field">
          <label for="code">Le code de votre application</label>
          <p class="hint" id="code-hint">Six chiffres, ou l’un de vos codes de secours.</p>
          <input
            id="code"
            #code
            autocomplete="one-time-code"
            aria-describedby="code-hint"
            required
            (input)="typed.set(code.value)"
          />
        </div>
        @if (failure(); as problem) {
          <div class="notice brick" role="alert">
            <p>{{ problem.title }} {{ problem.detail }}</p>
          </div>
        }
        <button type="submit" class="main wide" [disabled]="busy()">Continuer</button>
      </form>
      <p><button type="button" class="quiet" (click)="actor.signOut()">Me déconnecter</button></p>
    </main>
  `,
})
export class SecondFactorCheckPage {
  private readonly api = inject(SignInApi);
  private readonly router = inject(Router);
  protected readonly actor = inject(Actor);

  /** Where the person was going. */
  readonly retour = input<string>();

  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  protected async check(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.checkSecondFactor(this.typed().replace(/\s/g, ''));
      await this.actor.refresh();
      await this.router.navigateByUrl(ownAddress(this.retour()), { replaceUrl: true });
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
