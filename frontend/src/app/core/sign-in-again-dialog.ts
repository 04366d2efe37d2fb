import { Component, inject, signal } from '@angular/core';
import { Dialog } from '../shared/dialog';
import { Actor } from './actor';
import { SignInForm } from './sign-in/sign-in-form';
import { SignInAgain } from './sign-in-again';

/** Signs in again over the page being worked on; what was typed stays, and leaves once signed in. */
@Component({
  selector: 'app-sign-in-again-dialog',
  imports: [Dialog, SignInForm],
  template: `
    <app-dialog heading="Votre session s’est terminée" (closed)="again.close(false)">
      <p>Reconnectez-vous ici&#8239;: ce que vous étiez en train d’écrire est gardé, et partira juste après.</p>
      @if (notYet()) {
        <div class="notice sun" role="alert"><p>Le lien n’a pas encore été ouvert.</p></div>
      }
      <app-sign-in-form [inPlace]="true" (signedIn)="resume()" />
    </app-dialog>
  `,
})
export class SignInAgainDialog {
  private readonly actor = inject(Actor);
  protected readonly again = inject(SignInAgain);
  private readonly before = this.actor.me()?.person.id;
  protected readonly notYet = signal(false);

  protected async resume(): Promise<void> {
    const me = await this.actor.identify().catch(() => null);
    if (!me) this.notYet.set(true);
    // Somebody else signed in: their page starts anew, nothing typed by the other is sent in their name.
    else if (me.person.id !== this.before) location.assign('/a-faire');
    else this.again.close(true);
  }
}
