import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NewsView } from '../api';
import type { LinkInfo } from '../core/link/link-info';
import { problems } from '../core/problem.interceptor';
import { NewsLinkPage } from './news-link-page';

const link: LinkInfo = {
  purpose: 'write_news',
  person: { id: 'p', givenName: 'Gilles', familyName: 'Pradel' },
  cohort: { id: 'c', name: 'Parcours Occitanie' },
  participationId: 'pa',
  territoryName: 'Canohès',
  recordIds: [],
};

const one = (more: Partial<NewsView>): NewsView => ({
  id: 'n1',
  kind: 'news',
  body: 'Le marché revient.',
  toldOn: '2025-01-09',
  author: 'Gilles Pradel',
  enteredFor: null,
  toConfirm: false, mayBeQuoted: false,
  behalf: null,
  mine: true,
  version: 1,
  ...more,
});

async function open(items: NewsView[]) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(NewsLinkPage);
  fixture.componentRef.setInput('link', link);
  fixture.detectChanges();
  const server = TestBed.inject(HttpTestingController);
  // A request that waits for its answer keeps the page unstable: time passes instead.
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    fixture.detectChanges();
  };
  await settle();
  server.expectOne('/api/participations/pa/news').flush({ items });
  await settle();
  const page = fixture.nativeElement as HTMLElement;
  const button = (words: string) => [...page.querySelectorAll('button')].find((element) => element.textContent.includes(words))!;
  return { server, settle, page, button };
}

describe('« Des nouvelles ? » from a link', () => {
  it('says who will read, and shows what one said and not what others said', async () => {
    const { page } = await open([one({}), one({ id: 'n2', body: 'Dit par une autre.', mine: false })]);
    expect(page.textContent).toContain('Lu par l’équipe de votre territoire');
    expect(page.textContent).toContain('Le marché revient.');
    expect(page.textContent).not.toContain('Dit par une autre.');
  });

  it('asks nothing of the server for an empty sentence, and keeps the sentence when the server refuses', async () => {
    const { page, server, settle, button } = await open([]);
    button('Envoyer').click();
    await settle();
    server.expectNone('/api/participations/pa/news');
    expect(page.querySelector('.error')?.textContent).toContain('au moins quelques mots');

    const area = page.querySelector('textarea')!;
    area.value = 'La terrasse a rouvert.';
    area.dispatchEvent(new Event('input'));
    button('Envoyer').click();
    await settle();
    const sent = server.expectOne({ method: 'POST', url: '/api/participations/pa/news' });
    expect(sent.request.body).toEqual({ kind: 'news', body: 'La terrasse a rouvert.', toldOn: null, mayBeQuoted: false, enteredForId: null });
    sent.flush({ code: 'unavailable', title: 'Indisponible', detail: 'Réessayez.' }, { status: 503, statusText: '' });
    await settle();
    expect(area.value).toBe('La terrasse a rouvert.');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Réessayez.');
  });

  it('asks the person to confirm what was written for them', async () => {
    const { page, server, settle, button } = await open([
      one({ toConfirm: true, enteredFor: 'Gilles Pradel', author: 'Solène Marchetti' }),
    ]);
    expect(page.querySelector('h1')?.textContent).toContain('Est-ce bien cela');
    button('C’est bien cela').click();
    await settle();
    expect(server.expectOne('/api/participations/pa/news/n1/confirm').request.method).toBe('POST');
  });
});
