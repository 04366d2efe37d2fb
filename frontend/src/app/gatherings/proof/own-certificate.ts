import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../core/problem';
import { ProblemNotice } from '../../shared/problem-notice';

/** One's own certificate from a personal link: a plain address would not carry the link's token. */
@Component({
  selector: 'app-own-certificate',
  imports: [ProblemNotice],
  template: `
    <p><button type="button" [disabled]="busy()" (click)="take()">Mon attestation de présence (PDF)</button></p>
    @if (nothing()) {
      <p class="quiet" role="status">Votre présence n’est pas encore notée&nbsp;: l’attestation sera ici dès qu’elle le sera.</p>
    }
    <app-problem [of]="failure()" />
  `,
})
export class OwnCertificate {
  private readonly http = inject(HttpClient);
  readonly registrationId = input.required<string>();
  protected readonly busy = signal(false);
  protected readonly nothing = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async take(): Promise<void> {
    this.busy.set(true);
    this.nothing.set(false);
    this.failure.set(null);
    try {
      const file = await firstValueFrom(this.http.get(`/api/registrations/${this.registrationId()}/certificate`, { responseType: 'blob' }));
      const address = URL.createObjectURL(file);
      const anchor = Object.assign(document.createElement('a'), { href: address, download: 'attestation.pdf' });
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      // The answer to a request for a file is a file, also when it says no.
      if (toProblem(error).status === 409) this.nothing.set(true);
      else this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
