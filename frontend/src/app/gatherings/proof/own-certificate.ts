import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ProblemNotice } from '../../shared/problem-notice';
import { GuestApi } from '../guests/guest.api';

/** One's own certificate from a personal link, once there is a presence to certify: a plain address would not carry the link's token. */
@Component({
  selector: 'app-own-certificate',
  imports: [ProblemNotice],
  template: `
    @if (certifiable()) {
      <p><button type="button" [attr.aria-disabled]="busy() || null" (click)="take()">Mon attestation de présence (PDF)</button></p>
      <app-problem [of]="failure()" />
    } @else if (over() && place.hasValue()) {
      <p class="quiet">Votre présence n’est pas notée&nbsp;: si vous y étiez, dites-le à l’équipe. L’attestation sera ici dès qu’elle le sera.</p>
    }
  `,
})
export class OwnCertificate {
  private readonly http = inject(HttpClient);
  readonly gatheringId = input.required<string>();
  readonly registrationId = input.required<string>();
  /** The day is past: whoever was not noted is told so. */
  readonly over = input(false);
  protected readonly place = inject(GuestApi).place(this.gatheringId, this.registrationId);
  protected readonly certifiable = computed(() => this.place.hasValue() && this.place.value().certifiable);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async take(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const file = await firstValueFrom(this.http.get(`/api/registrations/${this.registrationId()}/certificate`, { responseType: 'blob' }));
      const address = URL.createObjectURL(file);
      const anchor = Object.assign(document.createElement('a'), { href: address, download: 'attestation.pdf' });
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
