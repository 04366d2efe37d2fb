import { afterNextRender, Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Actor } from './actor';
import { SignInForm } from './sign-in/sign-in-form';
import { SignInAgain } from './sign-in-again';

/** Signs in again over the page being worked on; what was typed stays, and leaves once signed in. */
@Component({
  selector: 'app-sign-in-again-dialog',
  imports: [SignInForm],
  template: `
    <dialog #dialog aria-labelledby="again" (cancel)="giveUp($event)">
      <h2 id="again">Votre session s’est terminée</h2>
      <p>Reconnectez-vous ici&#8239;: ce que vous étiez en train d’écrire est gardé, et partira juste après.</p>
      @if (notYet()) {
        <div class="notice sun" role="alert"><p>Le lien n’a pas encore été ouvert.</p></div>
      }
      <app-sign-in-form [inPlace]="true" (signedIn)="resume()" />
      <div class="actions"><button type="button" class="quiet" (click)="giveUp($event)">Plus tard</button></div>
    </dialog>
  `,
})
export class SignInAgainDialog {
  private readonly actor = inject(Actor);
  private readonly again = inject(SignInAgain);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly before = this.actor.me()?.person.id;
  protected readonly notYet = signal(false);

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected async resume(): Promise<void> {
    const me = await this.actor.identify();
    if (!me) this.notYet.set(true);
    // Somebody else signed in: their page starts anew, nothing typed by the other is sent in their name.
    else if (me.person.id !== this.before) location.assign('/a-faire');
    else this.again.close(true);
  }

  protected giveUp(event: Event): void {
    event.preventDefault();
    this.again.close(false);
  }
}
