import { Component, inject, signal } from '@angular/core';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { Actor } from './actor';
import { CodeField } from './sign-in/code-field';
import { SignInForm } from './sign-in/sign-in-form';
import { SignInApi } from './sign-in/sign-in.api';
import { SignInAgain } from './sign-in-again';

/** Signs in again over the page being worked on; what was typed stays, and leaves once signed in. */
@Component({
  selector: 'app-sign-in-again-dialog',
  imports: [CodeField, Dialog, ProblemNotice, SignInForm],
  templateUrl: './sign-in-again-dialog.html',
})
export class SignInAgainDialog {
  private readonly api = inject(SignInApi);
  private readonly actor = inject(Actor);
  protected readonly again = inject(SignInAgain);
  private readonly before = this.actor.me()?.person.id;
  protected readonly notYet = signal(false);
  protected readonly code = signal('');
  protected readonly failure = signal<unknown>(null);

  protected async resume(): Promise<void> {
    const me = await this.actor.identify().catch(() => null);
    if (!me) this.notYet.set(true);
    // Somebody else signed in: their page starts anew, nothing typed by the other is sent in their name.
    else if (me.person.id !== this.before) location.assign('/a-faire');
    else this.again.close(true);
  }

  protected async giveCode(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    try {
      await this.api.checkSecondFactor(this.code().replace(/\s/g, ''));
      this.again.close(true);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
