import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Dialog } from './dialog';
import { Leaving } from './leaving';

@Component({
  imports: [Dialog],
  template: `
    @if (open()) {
      <app-dialog heading="Inviter" (closed)="open.set(false)">
        @if (!sent()) {
          <textarea aria-label="Un mot"></textarea>
          <input type="search" aria-label="Chercher" />
        }
      </app-dialog>
    }
  `,
})
class Host {
  readonly open = signal(true);
  readonly sent = signal(false);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const button = (words: string) => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words || one.getAttribute('aria-label') === words);

describe('what was typed and not saved', () => {
  const opened = async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    await settled();
    const type = (field: string, words: string) => {
      const one = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(field)!;
      one.dispatchEvent(new Event('focusin', { bubbles: true }));
      one.value = words;
      one.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const escape = async () => {
      (fixture.nativeElement as HTMLElement).querySelector('dialog')!.dispatchEvent(new Event('cancel', { cancelable: true }));
      await settled();
      return fixture.componentInstance.open();
    };
    return { fixture, type, escape };
  };

  it('is asked about when Escape would close the dialog, and stays when one goes on writing', async () => {
    const { type, escape } = await opened();
    type('textarea', 'À mardi');
    expect(await escape()).toBe(true);
    button('Continuer d’écrire')!.click();
    await settled();
    expect(document.querySelector('textarea')!.value).toBe('À mardi');
    expect(await escape()).toBe(true);
    button('Fermer sans enregistrer')!.click();
    await settled();
    expect(document.querySelector('textarea')).toBeNull();
  });

  it.each([
    ['nothing was typed', () => undefined],
    ['it was taken back', (type: (field: string, words: string) => void) => { type('textarea', 'À'); type('textarea', ''); }],
    ['one only searched', (type: (field: string, words: string) => void) => type('input', 'Nadia')],
  ])('is not asked about when %s', async (_, before) => {
    const { type, escape } = await opened();
    before(type);
    expect(await escape()).toBe(false);
  });

  it('is not asked about once it left with its form', async () => {
    const { fixture, type, escape } = await opened();
    type('textarea', 'À mardi');
    fixture.componentInstance.sent.set(true);
    await fixture.whenStable();
    expect(await escape()).toBe(false);
  });

  it('keeps the page by the browser’s own question, and only while it is there', async () => {
    const { fixture, type } = await opened();
    const closing = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closing()).toBe(false);
    type('textarea', 'À mardi');
    expect(closing()).toBe(true);
    expect(await Promise.race([TestBed.inject(Leaving).agreed(false), settled().then(() => 'asks')])).toBe(true);
    fixture.destroy();
    expect(closing()).toBe(false);
  });
});
