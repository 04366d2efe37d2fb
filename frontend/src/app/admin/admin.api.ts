import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { AccountInput, AuditHealth, CohortInput, CohortPage, Created, HatInput, HatScopes, HeldLetters, MessageView, NetworkSettings, NetworkView, OrganisationSignInView, PersonPage } from '../api';

/** What the administration reads one by one, and everything it writes. */
@Service()
export class AdminApi {
  private readonly http = inject(HttpClient);

  cohorts() {
    return httpResource<CohortPage>(() => '/api/cohorts?limit=100');
  }

  /** People whose name, role or organisation says this; nobody before two letters. */
  people(search: () => string) {
    return httpResource<PersonPage>(() => (search().trim().length < 2 ? undefined : { url: '/api/people', params: { search: search().trim(), limit: 8 } }));
  }

  /** Where hats of a cohort can be given. */
  scopes(cohortId: () => string) {
    return httpResource<HatScopes>(() => (cohortId() ? `/api/cohorts/${cohortId()}/hat-scopes` : undefined));
  }

  message(id: () => string) {
    return httpResource<MessageView>(() => (id() ? `/api/outbox/${id()}` : undefined));
  }

  /** Whether people may enter with the account of their organisation, and what its service last answered. */
  organisationSignIn() {
    return httpResource<OrganisationSignInView>(() => '/api/auth/organisation');
  }

  network() {
    return httpResource<NetworkView>(() => '/api/network');
  }

  auditHealth(): Promise<AuditHealth> {
    return firstValueFrom(this.http.get<AuditHealth>('/api/audit/health'));
  }

  invite(input: AccountInput): Promise<Created> {
    return this.post('/api/accounts', input);
  }

  inviteAgain(personId: string): Promise<void> {
    return this.post(`/api/accounts/${personId}/invitation`, {});
  }

  close(personId: string, closed: boolean): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/accounts/${personId}/closed`, { closed }));
  }

  resetSecondFactor(personId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/accounts/${personId}/second-factor`));
  }

  giveHat(input: HatInput): Promise<Created> {
    return this.post('/api/hats', input);
  }

  withdrawHat(hatId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/hats/${hatId}`));
  }

  /** The second of the two people who name a diagnostic's lead. */
  confirmLead(diagnosticId: string, hatId: string): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/diagnostics/${diagnosticId}/lead/${hatId}/confirmation`, {}));
  }

  openCohort(input: CohortInput): Promise<Created> {
    return this.post('/api/cohorts', input);
  }

  resend(messageId: string): Promise<void> {
    return this.post(`/api/outbox/${messageId}/resend`, {});
  }

  /** Held back while it waits; `together`: with all those of the same sending. */
  hold(messageId: string, together: boolean): Promise<HeldLetters> {
    return this.post(`/api/outbox/${messageId}/hold`, { together });
  }

  release(messageId: string, together: boolean): Promise<HeldLetters> {
    return this.post(`/api/outbox/${messageId}/release`, { together });
  }

  sayArrived(messageId: string): Promise<void> {
    return this.post(`/api/outbox/${messageId}/arrived`, {});
  }

  sayBounced(messageId: string): Promise<void> {
    return this.post(`/api/outbox/${messageId}/bounced`, {});
  }

  saveNetwork(settings: NetworkSettings): Promise<void> {
    return firstValueFrom(this.http.put<void>('/api/network', settings));
  }

  private post<T>(url: string, body: unknown): Promise<T> {
    return firstValueFrom(this.http.post<T>(url, body));
  }
}
