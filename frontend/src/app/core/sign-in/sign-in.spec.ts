import { Location } from '@angular/common';
import { type HttpInterceptorFn, HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { of } from 'rxjs';
import { problems } from '../problem.interceptor';
import { ChoosePasswordPage } from './choose-password-page';
import { EnrolSecondFactorPage } from './enrol-second-factor-page';
import { ownAddress } from './going-to';
import { SignInPage } from './sign-in-page';
import { UseLinkPage } from './use-link-page';

@Component({ template: `<h1>À faire</h1>` })
class Home {}

/** A network that configured no organisation's sign-in. */
const noOrganisation: HttpInterceptorFn = (request, next) => (request.url === '/api/auth/providers' ? of(new HttpResponse({ body: { organisation: null } })) : next(request));

let server: HttpTestingController;
let fixture: ComponentFixture<unknown>;
const page = () => fixture.nativeElement as HTMLElement;
const heading = () => page().querySelector('h1')?.textContent;
const field = (id: string) => page().querySelector<HTMLInputElement>(`#${id}`);

async function open(url: string) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problems, noOrganisation])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'connexion', component: SignInPage },
        { path: 'connexion/lien', component: UseLinkPage },
        { path: 'mot-de-passe', component: ChoosePasswordPage },
        { path: 'second-facteur', component: EnrolSecondFactorPage },
        { path: 'a-faire', component: Home },
      ]),
    ],
  });
  server = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create(url);
  fixture = harness.fixture;
}

async function settle() {
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
}

async function press(words: string) {
  const button = [...page().querySelectorAll('button')].find((one) => one.textContent?.includes(words))!;
  button.click();
  await settle();
}

async function type(id: string, value: string) {
  const input = field(id)!;
  input.value = value;
  input.dispatchEvent(new Event('input'));
  await settle();
}

async function answer(path: string, body: object | null, status = 200) {
  const call = server.expectOne(`/api/auth/${path}`);
  call.flush(body, { status, statusText: '' });
  await settle();
  return call.request.body as unknown;
}

const nobodyElse = {
  person: { id: 'p', givenName: 'A', familyName: 'B', organisation: null },
  hats: [],
  secondFactor: 'none',
  demo: true,
};

describe('signing in', () => {
  it('is by a link first, and does not tell whether the address is known', async () => {
    await open('/connexion');
    expect(field('password')).toBeNull();
    await type('email', ' maya@exemple.fr ');
    await press('Recevoir un lien');
    expect(await answer('link', null, 202)).toEqual({ email: 'maya@exemple.fr' });
    expect(page().querySelector('[role=status]')?.textContent).toContain('Si maya@exemple.fr');
  });

  it('is by password for who prefers it, with the code when the account has one', async () => {
    await open('/connexion');
    await press('J’ai un mot de passe');
    await type('email', 'karim@exemple.fr');
    await type('password', 'quatre mots sans rapport');
    await press('Me connecter');
    await answer('login', { code: 'totp-required', detail: 'Entrez le code.' }, 401);
    expect(page().querySelector('[role=alert]')).toBeNull();

    await type('code', '123 456');
    await press('Me connecter');
    expect(await answer('login', null, 204)).toEqual({
      email: 'karim@exemple.fr',
      password: 'quatre mots sans rapport',
      totp: '123456',
    });
    await answer('me', nobodyElse);
    expect(heading()).toBe('À faire');
  });

  it('says what was refused and keeps what was typed', async () => {
    await open('/connexion?avec=mot-de-passe');
    await press('J’ai un mot de passe');
    await type('email', 'karim@exemple.fr');
    await type('password', 'non');
    await press('Me connecter');
    await answer(
      'login',
      { code: 'invalid-credentials', title: 'Connexion nécessaire', detail: 'Adresse ou mot de passe inconnus.' },
      401,
    );
    expect(page().querySelector('[role=alert]')?.textContent?.trim()).toBe('Adresse ou mot de passe inconnus.');
    expect(field('email')?.value).toBe('karim@exemple.fr');
  });

  it.each([
    ['/parcours/1', '/parcours/1'],
    [undefined, '/a-faire'],
    ['//elsewhere.example', '/a-faire'],
    ['/\\elsewhere.example', '/a-faire'],
    ['https://elsewhere.example', '/a-faire'],
    ['/connexion?retour=/connexion', '/a-faire'],
  ])('goes back to %s only inside the site', (asked, went) => {
    expect(ownAddress(asked)).toBe(went);
  });
});

describe('the link of a sign-in e-mail', () => {
  it('waits for a touch, and leaves the address bar', async () => {
    await open('/connexion/lien?token=abcdefghijklmnopqrstuvwxyz');
    expect(TestBed.inject(Location).path(true)).toBe('/connexion/lien');
    server.expectNone('/api/auth/link/use');
    await press('Me connecter');
    expect(await answer('link/use', null, 204)).toEqual({ token: 'abcdefghijklmnopqrstuvwxyz' });
    await answer('me', nobodyElse);
    expect(heading()).toBe('À faire');
  });

  it('asks for the code of an account that has one, and stays usable', async () => {
    await open('/connexion/lien#abcdefghijklmnopqrstuvwxyz');
    await press('Me connecter');
    await answer('link/use', { code: 'totp-required' }, 401);
    await type('code', '123456');
    await press('Me connecter');
    expect(await answer('link/use', null, 204)).toEqual({ token: 'abcdefghijklmnopqrstuvwxyz', totp: '123456' });
  });

  it('offers another when it is spent', async () => {
    await open('/connexion/lien?token=abcdefghijklmnopqrstuvwxyz');
    await press('Me connecter');
    await answer('link/use', { code: 'link-spent', detail: 'Ce lien a déjà servi.' }, 410);
    expect(heading()).toBe('Ce lien ne sert plus');
    expect(page().querySelector('a')?.getAttribute('href')).toBe('/connexion');
  });
});

describe('a password', () => {
  it('is told how far it is from long enough, and not sent before', async () => {
    await open('/mot-de-passe?token=abcdefghijklmnopqrstuvwxyz');
    await type('new-password', 'quatorze signes'.slice(0, 14));
    expect(page().querySelector('#new-password-state')?.textContent).toBe('Encore 1 caractère.');
    page()
      .querySelector('form')!
      .dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    server.expectNone('/api/auth/password/use');
  });

  it('once chosen leads to signing in with it', async () => {
    await open('/mot-de-passe?token=abcdefghijklmnopqrstuvwxyz');
    await type('new-password', 'une phrase bien longue');
    await press('Enregistrer');
    expect(await answer('password/use', null, 204)).toMatchObject({ password: 'une phrase bien longue' });
    expect(page().querySelector('a')?.getAttribute('href')).toBe('/connexion?avec=mot-de-passe');
  });

  it('forgotten is chosen again from an e-mail', async () => {
    await open('/mot-de-passe');
    await type('email', 'maya@exemple.fr');
    await press('Recevoir l’e-mail');
    expect(await answer('password/reset', { sent: true }, 202)).toEqual({ email: 'maya@exemple.fr' });
    expect(heading()).toBe('Regardez votre boîte aux lettres');
  });
});

describe('the second factor', () => {
  it('is scanned or typed, checked once, then its recovery codes are shown', async () => {
    await open('/second-facteur');
    await press('Commencer');
    await answer('second-factor', {
      uri: 'otpauth://totp/Cordee',
      secret: 'JBSWY3DPEHPK3PXP',
      qr: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    expect(page().querySelector('code')?.textContent).toBe('JBSW Y3DP EHPK 3PXP');
    expect(page().querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/);
    await type('code', '123456');
    await press('Vérifier');
    await answer('second-factor/confirm', { recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'] });
    await answer('me', nobodyElse);
    expect([...page().querySelectorAll('li code')].map((code) => code.textContent)).toEqual(['aaaa-bbbb', 'cccc-dddd']);
  });
});
