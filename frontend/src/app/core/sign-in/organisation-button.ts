import { Component, computed, inject, input, signal } from '@angular/core';
import type { Problem } from '../problem';
import { toProblem } from '../problem';
import { goingTo } from './going-to';
import { SignInApi } from './sign-in.api';

/** The account of one's organisation, beside the link; shown only where the network configured it. */
@Component({
  selector: 'app-organisation-button',
  template: `
    @if (organisation(); as button) {
      <p>
        <button type="button" class="wide" [disabled]="busy()" (click)="depart()">{{ button.label }}</button>
        @if (button.about; as about) {
          <br /><a [href]="about" target="_blank" rel="noopener">Qu’est-ce que ProConnect&#8239;?</a>
        }
      </p>
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

  /** Where one was going: kept in this tab while the organisation's own pages are open. */
  readonly retour = input<string>();

  protected readonly organisation = computed(() => (this.providers.hasValue() ? this.providers.value().organisation : null));
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);

  protected async depart(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      goingTo.set(this.retour());
      await this.api.departForOrganisation();
    } catch (error) {
      this.failure.set(toProblem(error));
      this.busy.set(false);
    }
  }
}
