import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { CalendarFeedView, LoginInput, ProvidersView, RecoveryCodes, ReturnView, SecondFactorOffer, SignInList } from '../../api';

/** Signing in and out, password, second factor, devices. */
@Service()
export class SignInApi {
  private readonly http = inject(HttpClient);

  /** Signs in with a password; refused with `totp-required` when the second factor's code is asked for. */
  logIn(input: LoginInput): Promise<void> {
    return this.post('login', input);
  }

  /** Sends a sign-in link; the answer is the same whether the address is known or not. */
  askLink(email: string): Promise<void> {
    return this.post('link', { email });
  }

  /** Uses a sign-in link, once; refused with `totp-required` when a code is asked for, and then still usable. */
  useLink(token: string, totp?: string): Promise<void> {
    return this.post('link/use', totp ? { token, totp } : { token });
  }

  /** Sends the e-mail from which a forgotten password is chosen again. */
  askReset(email: string): Promise<void> {
    return this.post('password/reset', { email });
  }

  /** Chooses a password with the token of an invitation or of a reset. Signs nobody in. */
  usePasswordToken(token: string, password: string): Promise<void> {
    return this.post('password/use', { token, password });
  }

  /** Sets or changes the password of the person who is signed in. */
  changePassword(password: string, current: string): Promise<void> {
    return this.post('password', { password, ...(current && { current }) });
  }

  startSecondFactor(): Promise<SecondFactorOffer> {
    return this.post('second-factor', {});
  }

  confirmSecondFactor(code: string): Promise<RecoveryCodes> {
    return this.post('second-factor/confirm', { code });
  }

  checkSecondFactor(code: string): Promise<void> {
    return this.post('second-factor/check', { code });
  }

  /** The button that stands beside the link, where the network configured one. */
  providers() {
    return httpResource<ProvidersView>(() => '/api/auth/providers');
  }

  /** Leaves for the organisation's own page. `joins`: to join the account that is signed in; `again`: as somebody else than last time. */
  async departForOrganisation(asked: { joins?: boolean; again?: boolean } = {}): Promise<void> {
    const { address } = await this.post<{ address: string }>('oidc', asked);
    location.assign(address);
  }

  /** Comes back, with what the organisation put behind the address. */
  returnFromOrganisation(query: string): Promise<ReturnView> {
    return this.post('oidc/return', { query });
  }

  confirmOrganisation(totp: string): Promise<ReturnView> {
    return this.post('oidc/code', { totp });
  }

  /** The devices on which the person is signed in. */
  signIns() {
    return httpResource<SignInList>(() => '/api/auth/sign-ins', { defaultValue: { items: [] } });
  }

  /** The address by which one's own calendar reads one's gatherings, where there is one. */
  calendar() {
    return httpResource<CalendarFeedView>(() => '/api/calendar-feed');
  }

  makeCalendar(): Promise<CalendarFeedView> {
    return firstValueFrom(this.http.put<CalendarFeedView>('/api/calendar-feed', null));
  }

  revokeCalendar(): Promise<void> {
    return firstValueFrom(this.http.delete<void>('/api/calendar-feed'));
  }

  /** Signs another device out. */
  endSignIn(id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/auth/sign-ins/${id}`));
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/auth/${path}`, body));
  }
}
