import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import { PrintButton } from '../../shared/print-button';
import type { SecondFactorOffer } from '../../api';
import { Actor } from '../actor';
import type { Problem } from '../problem';
import { toProblem } from '../problem';
import { SignInApi } from './sign-in.api';

/** Adds the second factor: scan or type the secret, confirm one code, keep the recovery codes on paper. */
@Component({
  selector: 'app-enrol-second-factor-page',
  imports: [FocusWhenShown, PrintButton, RouterLink],
  templateUrl: './enrol-second-factor-page.html',
  styleUrl: './enrol-second-factor-page.scss',
})
export class EnrolSecondFactorPage {
  private readonly api = inject(SignInApi);
  protected readonly actor = inject(Actor);

  protected readonly start = signal<SecondFactorOffer | null>(null);
  protected readonly code = signal('');
  protected readonly recoveryCodes = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  /** The drawing, whether the server sends an image's address or the SVG itself. */
  protected readonly picture = computed(() => {
    const qr = this.start()?.qr ?? '';
    return qr.trimStart().startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(qr)}` : qr;
  });
  protected readonly secret = computed(
    () =>
      this.start()
        ?.secret.replace(/\s/g, '')
        .match(/.{1,4}/g)
        ?.join(' ') ?? '',
  );

  protected begin(): Promise<void> {
    return this.attempt(async () => this.start.set(await this.api.startSecondFactor()));
  }

  protected confirm(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const { recoveryCodes } = await this.api.confirmSecondFactor(this.code().replace(/\s/g, ''));
      this.recoveryCodes.set(recoveryCodes);
      await this.actor.refresh();
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
