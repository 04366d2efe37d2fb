import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OwnStatementView } from '../api';
import { problems } from '../core/problem.interceptor';
import { askedOf } from './act-words';
import { OwnStatement } from './own-statement';

const statement: OwnStatementView = {
  id: 's1',
  recordTable: 'news',
  heading: 'Des nouvelles',
  shown: 'Le conseil a choisi la source.',
  state: 'asked',
  enteredBy: 'Judith Malafosse',
  enteredAt: '2024-12-13T19:00:00Z',
  correction: null,
  word: null,
  answeredAt: null,
  territoryName: 'Barre',
  publishes: false,
  choices: [],
  mostLetters: 2000,
};

async function open(more: Partial<OwnStatementView> = {}) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(OwnStatement);
  fixture.componentRef.setInput('statement', { ...statement, ...more });
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const server = TestBed.inject(HttpTestingController);
  const button = (words: string) => [...page.querySelectorAll('button')].find((element) => element.textContent.includes(words))!;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  return { page, server, button, settle };
}

describe('what was written in somebody’s name', () => {
  it.each([
    ['Je m’y retrouve', 'confirmed'],
    ['Non', 'refused'],
  ])('is answered by one touch on « %s »', async (words, answer) => {
    const { server, button } = await open();
    button(words).click();
    expect(server.expectOne({ method: 'POST', url: '/api/statements/s1/answer' }).request.body).toEqual({ answer, correction: null, word: null });
  });

  it('is corrected in its own text, and nothing leaves before', async () => {
    const { page, server, button, settle } = await open();
    button('En partie').click();
    await settle();
    server.expectNone('/api/statements/s1/answer');
    const area = page.querySelector('textarea')!;
    expect(area.value).toBe('Le conseil a choisi la source.');
    area.value = 'Le conseil a choisi la source, à une voix près.';
    area.dispatchEvent(new Event('input'));
    await settle();
    button('C’est mieux ainsi').click();
    expect(server.expectOne('/api/statements/s1/answer').request.body).toEqual({
      answer: 'partly',
      correction: 'Le conseil a choisi la source, à une voix près.',
      word: null,
    });
  });

  it('that was refused may be explained, or not, and answered anew', async () => {
    const { page, button, settle } = await open({ state: 'refused', answeredAt: '2024-12-14T07:00:00Z' });
    expect(page.querySelector('.notice')?.textContent).toContain('rien n’en sera publié');
    expect(button('Envoyer ce mot').disabled).toBe(true);
    button('Changer ma réponse').click();
    await settle();
    expect(button('Je m’y retrouve')).toBeTruthy();
  });

  it.each([
    ['le maire', 'au maire'],
    ['la présidente', 'à la présidente'],
    ['maire', 'au maire'],
    ['présidente', 'à la présidente'],
    ['l’adjointe', 'à l’adjointe'],
  ])('is counted as asked of « %s »: %s', (title, words) => {
    expect(askedOf(title)).toBe(words);
  });
});
