import { Component, effect, type ElementRef, input, signal, viewChild } from '@angular/core';

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

/** An e-mail as a mailbox shows it, at the width of a telephone or of a screen. The frame is sandboxed whole: no script, no form, no way out. */
@Component({
  selector: 'app-letter-frame',
  template: `
    <p class="row no-print">
      <button type="button" class="small" [attr.aria-pressed]="narrow()" (click)="narrow.set(true)">Sur un téléphone</button>
      <button type="button" class="small" [attr.aria-pressed]="!narrow()" (click)="narrow.set(false)">Sur un écran</button>
    </p>
    <iframe #frame sandbox="" [class.narrow]="narrow()" title="L’e-mail tel qu’on le verra"></iframe>
  `,
  styles: `
    iframe {
      display: block;
      width: 100%;
      height: 34rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: #fff;
    }

    .narrow {
      max-width: 322px;
    }
  `,
})
export class LetterFrame {
  readonly html = input.required<string>();

  protected readonly narrow = signal(false);
  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');

  constructor() {
    effect(() => {
      this.frame().nativeElement.srcdoc = believed(this.html());
    });
  }
}
