import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Actor, type Me } from './actor';
import { FocusOnNavigation } from './focus-on-navigation';
import { Shell } from './shell';
import { signedIn } from './signed-in.guard';

@Component({ template: `<h1>Parcours</h1>` })
class Cohorts {}

@Component({ template: `<h1>Bonjour</h1>` })
class SignIn {}

const hat = (id: string, label: string, name: Me['hats'][number]['hat'] = 'delegate') => ({
  id,
  hat: name,
  label,
  cohortId: null,
  cohortName: null,
  participationId: null,
  territoryName: null,
  diagnosticId: null,
});
const solene: Me = {
  person: { id: 'p', givenName: 'Solène', familyName: 'Marchetti', organisation: null },
  hats: [hat('1', 'équipe du parcours', 'cohort_manager')],
  secondFactor: 'none',
  demo: true,
  organisationSession: false,
};

async function arrive(me: Me | null, url = '/parcours') {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'connexion', component: SignIn },
        {
          path: '',
          component: Shell,
          canActivate: [signedIn],
          children: [
            { path: 'parcours', component: Cohorts },
            { path: 'projets', component: Cohorts },
          ],
        },
      ]),
    ],
  });
  TestBed.inject(FocusOnNavigation).start();
  const known = TestBed.inject(Actor)
    .refresh()
    .catch(() => null);
  const call = TestBed.inject(HttpTestingController).expectOne('/api/auth/me');
  if (me) call.flush(me);
  else call.flush({}, { status: 401, statusText: '' });
  await known;
  const harness = await RouterTestingHarness.create();
  document.body.append(harness.fixture.nativeElement as HTMLElement);
  const going = harness.navigateByUrl(url);
  await new Promise((resolve) => setTimeout(resolve));
  for (const late of TestBed.inject(HttpTestingController).match('/api/auth/me')) late.flush({}, { status: 401, statusText: '' });
  await going;
  return { harness, page: harness.fixture.nativeElement as HTMLElement };
}

describe('around every page', () => {
  it('stand the entries that serve the person, the current one said to be so', async () => {
    const { page } = await arrive(solene);
    const links = [...page.querySelectorAll('nav a')];
    expect(links.map((link) => link.textContent)).toContain('Diagnostics');
    expect(links.map((link) => link.textContent)).not.toContain('Administration');
    expect(links.filter((link) => link.getAttribute('aria-current') === 'page').map((link) => link.textContent)).toEqual([
      'Parcours',
    ]);
  });

  it('is said that a demonstration network is one', async () => {
    expect((await arrive(solene)).page.textContent).toContain('personnes et propos inventés');
  });

  it('is not said of a real network', async () => {
    expect((await arrive({ ...solene, demo: false })).page.textContent).not.toContain('inventés');
  });

  it('keeps a long list of roles short', async () => {
    const hats = ['Barre', 'Canohès', 'Gruissan', 'Le Vigan', 'Sicoval'].map((name) => ({
      ...hat(name, 'alliée'),
      territoryName: name,
    }));
    const { page } = await arrive({ ...solene, hats });
    expect([...page.querySelectorAll('.hats li')].map((line) => line.textContent)).toEqual([
      'alliée · Barre',
      'alliée · Canohès',
      'alliée · Gruissan',
      'et 2 de plus',
    ]);
  });

  it('takes focus to the heading of the next page', async () => {
    const { harness, page } = await arrive(solene);
    await harness.navigateByUrl('/projets');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.activeElement).toBe(page.querySelector('h1'));
  });

  it('is nothing for somebody who is not signed in: they sign in first', async () => {
    const { page } = await arrive(null);
    expect(page.querySelector('h1')?.textContent).toBe('Bonjour');
  });
});
