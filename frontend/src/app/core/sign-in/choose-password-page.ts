import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../actor';
import { Problem, toProblem } from '../problem';
import { takeToken } from '../take-token';
import { PASSWORD_LENGTH, PasswordField } from './password-field';
import { SignInApi } from './sign-in.api';

/** Opened from an account invitation or a reset: choose a password, or go without one. */
@Component({
  selector: 'app-choose-password-page',
  imports: [PasswordField, RouterLink],
  templateUrl: './choose-password-page.html',
})
export class ChoosePasswordPage {
  private readonly api = inject(SignInApi);
  private readonly actor = inject(Actor);
  private readonly router = inject(Router);
  private readonly token = takeToken();

  /** True on an invitation, where a password is only an offer. */
  readonly invitation = input(false);

  protected readonly complete = !!this.token;
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  protected async choose(event: Event): Promise<void> {
    event.preventDefault();
    if ([...this.password()].length < PASSWORD_LENGTH) return;
    await this.enter(() => this.api.usePasswordToken(this.token, this.password()));
  }

  protected goWithout(): Promise<void> {
    return this.enter(() => this.api.useLink(this.token));
  }

  private async enter(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      await this.actor.refresh();
      await this.router.navigateByUrl('/a-faire', { replaceUrl: true });
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
