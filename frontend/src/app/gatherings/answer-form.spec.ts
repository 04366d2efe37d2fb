import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { RegistrationView } from '../api';
import { problems } from '../core/problem.interceptor';
import { AnswerForm } from './answer-form';

async function shown(answer: RegistrationView['answer'], { open = true, replacementName = null as string | null, ticks = [] as string[] } = {}) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(AnswerForm);
  fixture.componentRef.setInput('gathering', { id: 'g', heldOn: '2097-06-24', answersOpen: open });
  fixture.componentRef.setInput('registration', { id: 'r', answer, replacementName, replacementRole: null, ticks });
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const http = TestBed.inject(HttpTestingController);
  return {
    page,
    http,
    button: (words: string) => [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(words)),
    // What follows an answer is done when its promises are; then the page shows it.
    settle: () => new Promise((resolve) => setTimeout(resolve)).then(() => fixture.whenStable()),
    readAgain: () => fixture.componentRef.setInput('registration', { id: 'r', answer: 'replaced', replacementName: null, replacementRole: null, ticks: [] }),
    request: () => http.expectOne('/api/gatherings/g/registrations/r/answer'),
  };
}

describe('the three answers', () => {
  it('are one touch each, and the page says that it was noted', async () => {
    const { button, request, settle, page } = await shown(null);
    button('Je viens')!.click();
    const sent = request();
    expect(sent.request.body).toEqual({ answer: 'yes', replacementName: null, replacementRole: null, replacementEmail: null });
    sent.flush(null);
    await settle();
    expect(page.querySelector('[role=status]')?.textContent).toContain('vous venez');
    expect(button('Je viens')!.getAttribute('aria-pressed')).toBe('true');
  });

  it('hear whoever changes their mind while the first touch leaves', async () => {
    const { button, request, settle, page } = await shown(null);
    button('Je viens')!.click();
    const first = request();
    button('Je ne peux pas')!.click();
    button('On me remplace')!.click();
    first.flush(null);
    await settle();
    const last = request();
    expect(last.request.body).toMatchObject({ answer: 'replaced' });
    last.flush(null);
    await settle();
    expect(button('On me remplace')!.getAttribute('aria-pressed')).toBe('true');
    expect(page.querySelector('#replacement-name')).not.toBeNull();
  });

  it('give way to what is true once somebody was there', async () => {
    const { button, page } = await shown('yes', { ticks: ['matin'] });
    expect(page.textContent).toContain('Vous étiez là.');
    expect(button('Je ne peux pas')).toBeUndefined();
  });

  it('record a replacement before anybody is named, and keep the name when the same answer is touched again', async () => {
    const { button, http, settle, page } = await shown('replaced', { replacementName: 'Nadia Serres' });
    button('On me remplace')!.click();
    await settle();
    http.expectNone('/api/gatherings/g/registrations/r/answer');
    expect((page.querySelector('#replacement-name') as HTMLInputElement).value).toBe('Nadia Serres');
  });

  it('keep a name that is being typed while the page reads the answer again', async () => {
    const { button, request, settle, readAgain, page } = await shown(null);
    button('On me remplace')!.click();
    request().flush(null);
    await settle();
    const name = page.querySelector<HTMLInputElement>('#replacement-name')!;
    name.value = 'Aimé Roussillon';
    name.dispatchEvent(new Event('input'));
    readAgain();
    await settle();
    expect(page.querySelector<HTMLInputElement>('#replacement-name')!.value).toBe('Aimé Roussillon');
    page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(request().request.body).toMatchObject({ answer: 'replaced', replacementName: 'Aimé Roussillon' });
  });

  it('stay as they were when the server refuses, with its reason', async () => {
    const { button, request, settle, page } = await shown('no');
    button('Je viens')!.click();
    request().flush(
      { title: 'Action en conflit', detail: 'Ce rendez-vous est passé.', code: 'gathering-over' },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Ce rendez-vous est passé.');
    expect(button('Je ne peux pas')!.getAttribute('aria-pressed')).toBe('true');
  });

  it('are closed once it is over, saying what was answered', async () => {
    const { page, button } = await shown('yes', { open: false });
    expect(button('Je viens')).toBeUndefined();
    expect(page.textContent).toContain('Je viens');
  });
});
