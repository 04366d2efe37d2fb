import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Problem } from '../core/problem';
import { problems } from '../core/problem.interceptor';
import { Confirm } from './confirm';
import { CrossedTexts } from './crossed-texts';
import { DaysBar } from './days-bar';
import { Dialog } from './dialog';
import { LoadMore } from './load-more';
import { paged } from './paged';
import { ProblemNotice } from './problem-notice';
import { Term } from './term';

const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim();
const button = (words: string, within: ParentNode = document) =>
  [...within.querySelectorAll('button')].find((one) => textOf(one)?.includes(words) || one.getAttribute('aria-label') === words)!;
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the days of support', () => {
  it('show quarters of a day and the budget in words', async () => {
    const fixture = TestBed.createComponent(DaysBar);
    fixture.componentRef.setInput('used', 4.25);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(textOf(element)).toBe('Jours d’appui : 4,25 sur 8');
    expect([...element.querySelectorAll('i')].map((cell) => cell.style.getPropertyValue('--filled'))).toEqual([
      '100%',
      '100%',
      '100%',
      '100%',
      '25%',
      '0%',
      '0%',
      '0%',
    ]);
  });
});

describe('a word of the method', () => {
  it('stays one touch away from the plain word', async () => {
    @Component({ imports: [Term], template: `<app-term word="délégation">L’équipe du territoire</app-term>` })
    class Host {}
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const opener = element.querySelector('button')!;
    expect(textOf(opener)).toBe('L’équipe du territoire');
    expect(textOf(element.querySelector(`#${opener.getAttribute('popovertarget')}`))).toContain('la « délégation »');
  });
});

describe('a dialog', () => {
  @Component({
    imports: [Dialog],
    template: `
      <button type="button" (click)="open.set(true)">Ouvrir</button>
      @if (open()) {
        <app-dialog heading="Nommer quelqu’un" (closed)="open.set(false)"><input /></app-dialog>
      }
    `,
  })
  class Host {
    readonly open = signal(false);
  }

  it('is named by its heading, closes by Escape, and gives focus back', async () => {
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    button('Ouvrir').focus();
    button('Ouvrir').click();
    await fixture.whenStable();
    const dialog = document.querySelector('dialog')!;
    expect(dialog.open).toBe(true);
    expect(textOf(document.getElementById(dialog.getAttribute('aria-labelledby')!))).toBe('Nommer quelqu’un');

    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await fixture.whenStable();
    await settled();
    expect(document.querySelector('dialog')).toBeNull();
    expect(document.activeElement).toBe(button('Ouvrir'));
  });
});

describe('what cannot be undone', () => {
  const question = { heading: 'Retirer Nadia ?', consequence: 'Elle ne verra plus le parcours.', act: 'Retirer' };

  it.each([
    ['Retirer', true],
    ['Annuler', false],
    ['Fermer', false],
  ])('is asked with its consequence; « %s » answers %s', async (words, answer) => {
    const asked = TestBed.inject(Confirm).ask(question);
    await settled();
    const dialog = document.querySelector('dialog')!;
    expect(textOf(dialog)).toContain(question.consequence);
    button(words, dialog).click();
    expect(await asked).toBe(answer);
    expect(document.querySelector('dialog')).toBeNull();
  });
});

describe('two people who wrote at once', () => {
  it('see both versions and keep one, the other, or both', async () => {
    const fixture = TestBed.createComponent(CrossedTexts);
    fixture.componentRef.setInput('mine', 'À moi.');
    fixture.componentRef.setInput('theirs', 'À eux.');
    const kept: string[] = [];
    fixture.componentInstance.kept.subscribe((text) => kept.push(text));
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(textOf(element)).toContain('À eux.');
    const area = element.querySelector('textarea')!;
    expect(area.value).toBe('À moi.');
    button('bout à bout', element).click();
    await fixture.whenStable();
    expect(area.value).toBe('À eux.\n\nÀ moi.');
    button('Garder ce texte', element).click();
    expect(kept).toEqual(['À eux.\n\nÀ moi.']);
  });
});

describe('a refusal on the page', () => {
  it('is announced, names the fields and offers to try again when that makes sense', async () => {
    const fixture = TestBed.createComponent(ProblemNotice);
    fixture.componentRef.setInput(
      'of',
      new Problem(503, 'x', 'Indisponible', 'Réessayez dans un instant.', [{ pointer: '/a', detail: 'Trop long.' }]),
    );
    fixture.componentRef.setInput('retriable', true);
    let retried = 0;
    fixture.componentInstance.retry.subscribe(() => retried++);
    await fixture.whenStable();
    const alert = (fixture.nativeElement as HTMLElement).querySelector('[role=alert]')!;
    expect([...alert.querySelectorAll('p, li')].map(textOf)).toEqual(['Réessayez dans un instant.', 'Trop long.', 'Réessayer']);
    button('Réessayer', alert).click();
    expect(retried).toBe(1);

    fixture.componentRef.setInput('of', null);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=alert]')).toBeNull();
  });
});

describe('a long list', () => {
  @Component({
    imports: [LoadMore],
    template: `
      @for (item of list.items(); track item) {
        <b>{{ item }}</b>
      }
      <app-load-more [list]="list" />
    `,
  })
  class Host {
    readonly search = signal('a');
    readonly list = paged<string>(() => ({ url: '/api/people', params: { search: this.search() } }));
    readonly server = inject(HttpTestingController);
  }

  it('grows page after page, and starts anew when what is searched changes', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(Host);
    const { server, search } = fixture.componentInstance;
    const element = fixture.nativeElement as HTMLElement;
    const answer = async (url: string, page: object) => {
      fixture.detectChanges();
      await settled();
      server.expectOne(url).flush(page);
      await settled();
      await fixture.whenStable();
    };
    const items = () => [...element.querySelectorAll('b')].map(textOf);

    await answer('/api/people?search=a', { items: ['Anne', 'Awa'], next: 'c1' });
    expect(items()).toEqual(['Anne', 'Awa']);
    button('Voir la suite', element).click();
    await answer('/api/people?search=a&after=c1', { items: ['Axel'], next: null });
    expect(items()).toEqual(['Anne', 'Awa', 'Axel']);
    expect(element.querySelector('button')).toBeNull();

    search.set('b');
    await answer('/api/people?search=b', { items: ['Basile'], next: null });
    expect(items()).toEqual(['Basile']);
  });
});
