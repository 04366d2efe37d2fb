import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RelativeDate } from '../../shared/relative-date';
import { Actor, hatWords } from '../actor';
import type { Problem } from '../problem';
import { toProblem } from '../problem';
import { PASSWORD_LENGTH, PasswordField } from './password-field';
import { SignInApi } from './sign-in.api';

/** One's own account: roles, password, second factor, and the devices that are signed in. */
@Component({
  selector: 'app-account-page',
  imports: [PasswordField, RelativeDate, RouterLink],
  templateUrl: './account-page.html',
})
export class AccountPage {
  private readonly api = inject(SignInApi);
  protected readonly actor = inject(Actor);
  protected readonly words = hatWords;
  protected readonly signIns = this.api.signIns();
  protected readonly devices = computed(() => (this.signIns.hasValue() ? this.signIns.value().items : []));

  private readonly providers = this.api.providers();
  protected readonly organisation = computed(() => this.providers.hasValue() && this.providers.value().organisation !== null);
  protected readonly joining = signal<Problem | null>(null);
  protected readonly calendar = this.api.calendar();
  protected readonly calendarFailure = signal<Problem | null>(null);

  protected readonly current = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  protected readonly failure = signal<Problem | null>(null);
  protected readonly ending = signal<Problem | null>(null);

  protected async changePassword(event: Event): Promise<void> {
    event.preventDefault();
    if ([...this.password()].length < PASSWORD_LENGTH) return;
    this.busy.set(true);
    this.failure.set(null);
    this.changed.set(false);
    try {
      await this.api.changePassword(this.password(), this.current());
      this.current.set('');
      this.password.set('');
      this.changed.set(true);
      this.signIns.reload();
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async joinOrganisation(): Promise<void> {
    this.joining.set(null);
    try {
      await this.api.departForOrganisation({ joins: true });
    } catch (error) {
      this.joining.set(toProblem(error));
    }
  }

  protected openCalendar(): Promise<void> {
    return this.changeCalendar(() => this.api.makeCalendar());
  }

  protected closeCalendar(): Promise<void> {
    return this.changeCalendar(() => this.api.revokeCalendar());
  }

  private async changeCalendar(act: () => Promise<unknown>): Promise<void> {
    this.calendarFailure.set(null);
    try {
      await act();
    } catch (error) {
      this.calendarFailure.set(toProblem(error));
    }
    this.calendar.reload();
  }

  protected async end(id: string): Promise<void> {
    this.ending.set(null);
    try {
      await this.api.endSignIn(id);
    } catch (error) {
      this.ending.set(toProblem(error));
    }
    this.signIns.reload();
  }
}
