import { afterNextRender, Component, DestroyRef, type ElementRef, inject, input, output, viewChild } from '@angular/core';

/**
 * A page that fills the window over everything else: a projector, a tablet that passes from hand to hand. The menu behind
 * it is out of reach, and the screen stays lit while it is shown.
 */
@Component({
  selector: 'app-full-screen',
  template: `
    <dialog #dialog [attr.aria-label]="label()" (cancel)="leave($event)">
      <ng-content />
    </dialog>
  `,
  styles: `
    dialog {
      width: 100vw;
      max-width: none;
      height: 100dvh;
      max-height: none;
      margin: 0;
      padding: 0;
      border: 0;
      border-radius: 0;
      background: var(--paper);
    }
  `,
})
export class FullScreen {
  readonly label = input.required<string>();
  readonly closed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    let lit: WakeLockSentinel | undefined;
    afterNextRender(async () => {
      this.dialog().nativeElement.showModal();
      lit = await navigator.wakeLock?.request('screen').catch(() => undefined);
    });
    inject(DestroyRef).onDestroy(() => void lit?.release().catch(() => undefined));
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
