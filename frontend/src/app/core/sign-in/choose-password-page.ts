import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import { ProblemNotice } from '../../shared/problem-notice';
import { Actor } from '../actor';
import type { Problem } from '../problem';
import { toProblem } from '../problem';
import { takeToken } from '../take-token';
import { CodeField } from './code-field';
import { PASSWORD_LENGTH, PasswordField } from './password-field';
import { SignInApi } from './sign-in.api';

/** Opened from an account invitation or a reset: choose a password, or go without one. Without a token, asks for the reset's e-mail. */
@Component({
  selector: 'app-choose-password-page',
  imports: [CodeField, FocusWhenShown, PasswordField, ProblemNotice, RouterLink],
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
  protected readonly email = signal('');
  protected readonly sent = signal(false);
  protected readonly password = signal('');
  protected readonly chosen = signal(false);
  protected readonly code = signal('');
  protected readonly asksCode = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  protected choose(event: Event): Promise<void> {
    return this.attempt(event, async () => {
      if ([...this.password()].length < PASSWORD_LENGTH) return;
      await this.api.usePasswordToken(this.token, this.password());
      this.chosen.set(true);
    });
  }

  protected goWithout(event: Event): Promise<void> {
    return this.attempt(event, async () => {
      await this.api.useLink(this.token, this.code().replace(/\s/g, ''));
      await this.actor.refresh();
      await this.router.navigateByUrl('/a-faire', { replaceUrl: true });
    });
  }

  protected askReset(event: Event): Promise<void> {
    return this.attempt(event, async () => {
      await this.api.askReset(this.email().trim());
      this.sent.set(true);
    });
  }

  private async attempt(event: Event, act: () => Promise<void>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'totp-required' && !this.asksCode()) this.asksCode.set(true);
      else this.failure.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
