import { Component, computed, inject, signal } from '@angular/core';
import type { Problem } from '../problem';
import { toProblem } from '../problem';
import { SignInApi } from './sign-in.api';

/** The account of one's organisation, beside the link; shown only where the network configured it. */
@Component({
  selector: 'app-organisation-button',
  template: `
    @if (label(); as words) {
      <p><button type="button" class="wide" [disabled]="busy()" (click)="depart()">{{ words }}</button></p>
    }
    @if (failure(); as problem) {
      <div class="notice brick" role="alert">
        <p>{{ problem.sentence }}</p>
      </div>
    }
  `,
})
export class OrganisationButton {
  private readonly api = inject(SignInApi);
  private readonly providers = this.api.providers();

  protected readonly label = computed(() => (this.providers.hasValue() ? (this.providers.value().organisation?.label ?? '') : ''));
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  protected async depart(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.departForOrganisation();
    } catch (error) {
      this.failure.set(toProblem(error));
      this.busy.set(false);
    }
  }
}
