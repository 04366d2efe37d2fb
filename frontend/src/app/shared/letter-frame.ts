import { Component, computed, effect, type ElementRef, input, signal, viewChild } from '@angular/core';

interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

let policy: ReturnType<Policies['createPolicy']> | undefined;

/** Under Trusted Types, HTML is believed through a named policy alone; this one feeds nothing but a frame in which nothing runs. */
function believed(html: string): string {
  const { trustedTypes } = window as unknown as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('cordee-letter', { createHTML: (text) => text });
  return policy ? policy.createHTML(html) : html;
}

/**
 * An e-mail as a mailbox shows it: at the width of a screen, of a telephone, or as the text that some read alone. The frame
 * is sandboxed whole: no script, no form, no way out.
 */
@Component({
  selector: 'app-letter-frame',
  template: `
    <div class="row no-print" role="group" aria-label="Voir cet e-mail">
      @for (one of ways; track one[0]) {
        <button type="button" class="small" [attr.aria-pressed]="way() === one[0]" (click)="way.set(one[0])">{{ one[1] }}</button>
      }
    </div>
    @if (way() === 'text') {
      <div class="text" tabindex="0" role="region" aria-label="Texte de l’e-mail">{{ text() }}</div>
    } @else {
      <iframe #frame sandbox="" [class.narrow]="way() === 'phone'" title="L’e-mail tel qu’on le verra"></iframe>
    }
    @if (masked()) {
      <p class="quiet">Chaque personne reçoit son propre lien&nbsp;: il n’est montré qu’à elle, et «&nbsp;•••&nbsp;» tient sa place ici.</p>
    }
  `,
  styles: `
    iframe,
    .text {
      display: block;
      width: 100%;
      height: clamp(20rem, 70vh, 40rem);
      margin-top: 0.6rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }

    iframe {
      background: #fff;
    }

    .text {
      height: auto;
      max-height: clamp(20rem, 70vh, 40rem);
      padding: 1rem 1.1rem;
      background: var(--paper);
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    .narrow {
      max-width: 322px;
    }
  `,
})
export class LetterFrame {
  readonly html = input.required<string>();
  readonly text = input.required<string>();

  protected readonly ways = [
    ['screen', 'Sur un écran'],
    ['phone', 'Sur un téléphone'],
    ['text', 'En texte seul'],
  ] as const;
  protected readonly way = signal<'screen' | 'phone' | 'text'>('screen');
  protected readonly masked = computed(() => this.text().includes('#•••'));
  private readonly frame = viewChild<ElementRef<HTMLIFrameElement>>('frame');

  constructor() {
    effect(() => {
      const frame = this.frame()?.nativeElement;
      const html = believed(this.html());
      if (frame) frame.srcdoc = html;
    });
  }
}
