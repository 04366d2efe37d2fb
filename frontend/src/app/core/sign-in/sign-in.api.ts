import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** What an authenticator application needs to know once: the address to scan, or the secret to type. */
export interface SecondFactorStart {
  readonly uri: string;
  readonly secret: string;
  readonly qr: string;
}

/** One device on which the person is signed in. */
export interface SignIn {
  readonly id: string;
  readonly device: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** Signing in and out, password, second factor, devices. */
@Service()
export class SignInApi {
  private readonly http = inject(HttpClient);

  /** Signs in with a password; refused with `totp-required` when the second factor's code is asked for. */
  logIn(email: string, password: string, totp: string): Promise<void> {
    return this.post('login', { email, password, ...(totp && { totp }) });
  }

  /** Sends a sign-in link; the answer is the same whether the address is known or not. */
  askLink(email: string): Promise<void> {
    return this.post('link', { email });
  }

  /** Uses a sign-in link, once. */
  useLink(token: string): Promise<void> {
    return this.post('link/use', { token });
  }

  /** Chooses a password with the token of an invitation or of a reset. */
  usePasswordToken(token: string, password: string): Promise<void> {
    return this.post('password/use', { token, password });
  }

  /** Sets or changes the password of the person who is signed in. */
  changePassword(password: string, current: string): Promise<void> {
    return this.post('password', { password, ...(current && { current }) });
  }

  startSecondFactor(): Promise<SecondFactorStart> {
    return this.post('second-factor', {});
  }

  confirmSecondFactor(code: string): Promise<{ readonly recoveryCodes: readonly string[] }> {
    return this.post('second-factor/confirm', { code });
  }

  checkSecondFactor(code: string): Promise<void> {
    return this.post('second-factor/check', { code });
  }

  /** The devices on which the person is signed in. */
  signIns() {
    return httpResource<{ readonly items: readonly SignIn[] }>(() => '/api/auth/sign-ins', { defaultValue: { items: [] } });
  }

  /** Signs another device out. */
  endSignIn(id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/auth/sign-ins/${id}`));
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/auth/${path}`, body));
  }
}
