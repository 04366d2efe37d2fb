import {
  afterNextRender,
  Component,
  DestroyRef,
  DOCUMENT,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';

let last = 0;

/**
 * A native dialog over the page, open as long as it stands in the template:
 * `@if (editing()) { <app-dialog heading="…" (closed)="editing.set(false)">…</app-dialog> }`.
 * Escape and « Fermer » close it, and focus goes back to what opened it. When something was changed in its fields, both
 * ask first; « Annuler » among its own buttons says by itself that nothing is kept.
 */
@Component({
  selector: 'app-dialog',
  template: `
    <dialog #dialog [class.wide]="wide()" [attr.aria-labelledby]="id" (cancel)="leave($event)">
      <h2 [id]="id">{{ heading() }}</h2>
      <ng-content />
      <button type="button" class="quiet leave" aria-label="Fermer" (click)="leave($event)">✕</button>
    </dialog>
  `,
  styles: `
    dialog {
      position: fixed;
    }
    h2 {
      padding-right: 2rem;
    }
    /* Last in order, so that focus starts in the content; first at sight. */
    .leave {
      position: absolute;
      top: 0.9rem;
      right: 0.9rem;
      min-width: 2.5rem;

      &:focus-visible {
        outline: 2px solid var(--line-strong);
        outline-offset: -3px;
      }
    }
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly wide = input(false);
  /** Not where each change is kept as it is made. */
  readonly asks = input(true);
  readonly closed = output();

  protected readonly id = `dialog-${++last}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  private readonly injector = inject(Injector);
  /** Fetched once the dialog is open: first pages stay light. */
  private guard?: (close: () => void) => unknown;

  constructor() {
    const opener = inject(DOCUMENT).activeElement;
    afterNextRender(() => {
      const dialog = this.dialog().nativeElement;
      dialog.showModal();
      if (this.asks()) void import('./dialog-draft').then((m) => (this.guard = m.guardOf(dialog, this.injector)), () => null);
    });
    inject(DestroyRef).onDestroy(() => {
      if (opener instanceof HTMLElement) setTimeout(() => opener.isConnected && opener.focus());
    });
  }

  protected leave(event: Event): void {
    event.preventDefault();
    const close = () => this.closed.emit();
    if (this.guard) this.guard(close);
    else close();
  }
}
