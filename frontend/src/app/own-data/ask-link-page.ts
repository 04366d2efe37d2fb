import { Component, inject, signal } from '@angular/core';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { OwnDataApi } from './own-data.api';

/** Anybody asks here for the link to their own data; what is answered never tells whether an address is known. */
@Component({
  selector: 'app-ask-link-page',
  imports: [FocusWhenShown, ProblemNotice],
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      <h1>Vos données</h1>
      @if (sent()) {
        <div class="notice" role="status" tabindex="-1" appFocusWhenShown>
          <p><strong>Regardez votre boîte aux lettres.</strong></p>
          <p>Si {{ sent() }} est connue ici, un lien vient de partir. Il est à vous, pendant trois jours. Pensez à regarder les indésirables.</p>
        </div>
        <p><button type="button" class="quiet" (click)="sent.set('')">Essayer une autre adresse</button></p>
      } @else {
        <p>Voir, corriger, emporter ce que le réseau garde de vous, ou demander à être effacé·e. Un lien vous est envoyé, sans compte ni mot de passe.</p>
        <form (submit)="ask($event, email.value)">
          <div class="field">
            <label for="email">Votre adresse e-mail</label>
            <input #email id="email" type="email" required maxlength="254" autocomplete="email" />
          </div>
          <app-problem [of]="failure()" />
          <button type="submit" class="main wide" [disabled]="busy()">Recevoir mon lien</button>
        </form>
      }
      <p class="quiet">Vous avez un compte&#8239;? <a href="/mon-compte/mes-donnees">Vos données sont aussi dans votre compte</a></p>
    </main>
  `,
})
export class AskLinkPage {
  private readonly api = inject(OwnDataApi);
  protected readonly sent = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async ask(event: Event, email: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.sendLink(email.trim());
      this.sent.set(email.trim());
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
