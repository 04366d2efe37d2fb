import { afterNextRender, Component, ElementRef, inject, Injector, input, linkedSignal, output, signal } from '@angular/core';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import type { Problem } from '../problem';
import { toProblem } from '../problem';
import { CodeField } from './code-field';
import { SignInApi } from './sign-in.api';

/** Asks for a link by e-mail first, for a password only when the person prefers it, for a code only when the account has one. */
@Component({
  selector: 'app-sign-in-form',
  imports: [CodeField, FocusWhenShown],
  templateUrl: './sign-in-form.html',
})
export class SignInForm {
  private readonly api = inject(SignInApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  /** Over a page that must not be left: the link is followed in another tab. */
  readonly inPlace = input(false);
  readonly startsWithPassword = input(false);
  readonly signedIn = output();

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly withPassword = linkedSignal(() => this.startsWithPassword());
  protected readonly asksCode = signal(false);
  protected readonly linkSent = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await (this.withPassword() ? this.logIn() : this.askLink());
    } catch (error) {
      this.refused(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected choosePassword(chosen: boolean): void {
    this.withPassword.set(chosen);
    this.linkSent.set(false);
    this.asksCode.set(false);
    this.failure.set(null);
    // The first field left to fill: never one that follows an empty one, where somebody is already typing.
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLInputElement>('input:invalid')?.focus(), { injector: this.injector });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  private async logIn(): Promise<void> {
    const code = this.code().replace(/\s/g, '');
    await this.api.logIn({ email: this.email().trim(), password: this.password(), ...(code && { totp: code }) });
    this.signedIn.emit();
  }

  private async askLink(): Promise<void> {
    await this.api.askLink(this.email().trim());
    this.linkSent.set(true);
  }

  private refused(problem: Problem): void {
    if (problem.code === 'totp-required' && !this.asksCode()) this.asksCode.set(true);
    else this.failure.set(problem);
  }
}
