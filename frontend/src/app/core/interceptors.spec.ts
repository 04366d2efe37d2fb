import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Actor, type Me } from './actor';
import { idempotency } from './idempotency.interceptor';
import { bearsLink, LinkToken } from './link/link-token';
import { overtaken } from './overtaken.interceptor';
import { Problem } from './problem';
import { problems } from './problem.interceptor';
import { Progress, progress } from './progress';
import { SignInAgain } from './sign-in-again';
import { signedOut } from './signed-out.interceptor';

const me: Me = {
  person: { id: 'p', givenName: 'Solène', familyName: 'M', organisation: null },
  hats: [],
  secondFactor: 'none',
  demo: true,
  organisationSession: false,
};

function open(...interceptors: Parameters<typeof withInterceptors>[0]) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(withInterceptors(interceptors)), provideHttpClientTesting()],
  });
  return { http: TestBed.inject(HttpClient), server: TestBed.inject(HttpTestingController) };
}

async function signedIn(server: HttpTestingController): Promise<void> {
  const known = TestBed.inject(Actor).refresh();
  server.expectOne('/api/auth/me').flush(me);
  await known;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a creation', () => {
  const post = (http: HttpClient, body: unknown) => firstValueFrom(http.post('/api/news', body)).catch((error: unknown) => error);

  it('keeps its key when it is sent again after the network or the server failed', async () => {
    const { http, server } = open(problems, idempotency);
    const keys: (string | null)[] = [];
    for (const status of [0, 503, 201]) {
      const answer = post(http, { text: 'Le marché a repris.' });
      const call = server.expectOne('/api/news');
      keys.push(call.request.headers.get('Idempotency-Key'));
      if (status === 201) call.flush({});
      else if (status === 0) call.error(new ProgressEvent('error'));
      else call.flush(null, { status, statusText: '' });
      await answer;
    }
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
  });

  it('takes a new key once it is done, and another for another text', async () => {
    const { http, server } = open(idempotency);
    const keys = [];
    for (const text of ['a', 'a', 'b']) {
      const answer = post(http, { text });
      const call = server.expectOne('/api/news');
      keys.push(call.request.headers.get('Idempotency-Key'));
      call.flush({});
      await answer;
    }
    expect(new Set(keys).size).toBe(3);
  });

  it('has no key on the sign-in calls', () => {
    const { http, server } = open(idempotency);
    http.post('/api/auth/login', {}).subscribe();
    expect(server.expectOne('/api/auth/login').request.headers.has('Idempotency-Key')).toBe(false);
  });
});

describe('a session that ended', () => {
  it('asks to sign in over the page, then sends the same request again', async () => {
    const { http, server } = open(problems, idempotency, signedOut);
    await signedIn(server);
    const answer = firstValueFrom(http.post('/api/news', { text: 'gardé' }));
    const first = server.expectOne('/api/news');
    first.flush({ code: 'sign-in-required' }, { status: 401, statusText: '' });

    const again = TestBed.inject(SignInAgain);
    expect(again.missing()).toBe('session');
    again.close(true);
    await settled();
    const second = server.expectOne('/api/news');
    second.flush({ id: 'n1' });
    expect(await answer).toEqual({ id: 'n1' });
    expect(second.request.body).toEqual({ text: 'gardé' });
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('asks once for several requests, and lets them fail when the person prefers later', async () => {
    const { http, server } = open(problems, signedOut);
    await signedIn(server);
    const answers = ['/api/a', '/api/b'].map((url) => firstValueFrom(http.get(url)).catch((error: unknown) => error));
    for (const url of ['/api/a', '/api/b'])
      server.expectOne(url).flush({ code: 'sign-in-required' }, { status: 401, statusText: '' });
    TestBed.inject(SignInAgain).close(false);
    for (const error of await Promise.all(answers)) expect(error).toMatchObject({ status: 401 } satisfies Partial<Problem>);
    expect(TestBed.inject(SignInAgain).missing()).toBeNull();
  });

  it('asks nothing of somebody who was not signed in', async () => {
    const { http, server } = open(problems, signedOut);
    const answer = firstValueFrom(http.get('/api/a')).catch((error: unknown) => error);
    server.expectOne('/api/a').flush({}, { status: 401, statusText: '' });
    expect(await answer).toBeInstanceOf(Problem);
    expect(TestBed.inject(SignInAgain).missing()).toBeNull();
  });

  it('asks for the code when interviews need it today', async () => {
    const { http, server } = open(problems, signedOut);
    await signedIn(server);
    const answer = firstValueFrom(http.get('/api/interviews/1'));
    server.expectOne('/api/interviews/1').flush({ code: 'second-factor-to-confirm' }, { status: 401, statusText: '' });
    expect(TestBed.inject(SignInAgain).missing()).toBe('code');
    TestBed.inject(SignInAgain).close(true);
    await settled();
    server.expectOne('/api/interviews/1').flush({ id: '1' });
    expect(await answer).toEqual({ id: '1' });
  });

  it('leads to the second factor when the account must have one', async () => {
    const { http, server } = open(problems, signedOut);
    await signedIn(server);
    const went: string[] = [];
    TestBed.inject(Router).navigateByUrl = (url) => Promise.resolve(went.push(String(url)) > 0);
    const answer = firstValueFrom(http.get('/api/cohorts')).catch((error: unknown) => error);
    server.expectOne('/api/cohorts').flush({ code: 'second-factor-to-enrol' }, { status: 403, statusText: '' });
    await answer;
    expect(went).toEqual(['/mon-compte/second-facteur']);
  });
});

describe('a request of a link’s page', () => {
  it('acts by the link, and tells it to nobody else', () => {
    const { http, server } = open(bearsLink);
    TestBed.inject(LinkToken).keep('secret');
    http.get('/api/link').subscribe();
    http.get('https://elsewhere.example/x').subscribe();
    expect(server.expectOne('/api/link').request.headers.get('x-cordee-link')).toBe('secret');
    expect(server.expectOne('https://elsewhere.example/x').request.headers.has('x-cordee-link')).toBe(false);
    sessionStorage.clear();
  });
});

describe('a reading', () => {
  it('that a write overtook is asked again, and brings what was just written', async () => {
    const { http, server } = open(overtaken);
    const read = firstValueFrom(http.get('/api/gatherings/1'));
    const late = server.expectOne('/api/gatherings/1');
    http.put('/api/gatherings/1/answer', { answer: 'replaced' }).subscribe();
    server.expectOne('/api/gatherings/1/answer').flush(null);
    late.flush({ answer: 'no' });
    server.expectOne('/api/gatherings/1').flush({ answer: 'replaced' });
    expect(await read).toEqual({ answer: 'replaced' });
  });

  it('is asked once when nothing was written meanwhile, or what was written was refused', async () => {
    const { http, server } = open(overtaken);
    http.put('/api/before', null).subscribe();
    server.expectOne('/api/before').flush(null);
    const read = firstValueFrom(http.get('/api/gatherings/1'));
    http.put('/api/refused', null).subscribe({ error: () => undefined });
    server.expectOne('/api/refused').flush(null, { status: 409, statusText: '' });
    server.expectOne('/api/gatherings/1').flush({ answer: 'no' });
    expect(await read).toEqual({ answer: 'no' });
    server.verify();
  });

  it('ends while somebody writes without a pause', async () => {
    const { http, server } = open(overtaken);
    const read = firstValueFrom(http.get('/api/notes'));
    for (let asked = 0; asked < 4; asked += 1) {
      http.put('/api/notes/1', null).subscribe();
      server.expectOne('/api/notes/1').flush(null);
      server.expectOne('/api/notes').flush({ asked });
    }
    expect(await read).toEqual({ asked: 3 });
  });
});

describe('the progress line', () => {
  it('is busy until every answer came, failed ones included', () => {
    const { http, server } = open(progress);
    const { busy } = TestBed.inject(Progress);
    http.get('/a').subscribe();
    http.get('/b').subscribe({ error: () => undefined });
    expect(busy()).toBe(true);
    server.expectOne('/a').flush({});
    expect(busy()).toBe(true);
    server.expectOne('/b').flush(null, { status: 500, statusText: '' });
    expect(busy()).toBe(false);
  });
});
