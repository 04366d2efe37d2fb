import {
  afterNextRender,
  Component,
  DestroyRef,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';

let last = 0;

/**
 * A native dialog over the page, open as long as it stands in the template:
 * `@if (editing()) { <app-dialog heading="…" (closed)="editing.set(false)">…</app-dialog> }`.
 * Escape and « Fermer » close it, and focus goes back to what opened it.
 */
@Component({
  selector: 'app-dialog',
  template: `
    <dialog #dialog [class.wide]="wide()" [attr.aria-labelledby]="id" (cancel)="leave($event)">
      <h2 [id]="id">{{ heading() }}</h2>
      <ng-content />
      <button type="button" class="quiet leave" aria-label="Fermer" (click)="closed.emit()">✕</button>
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
  readonly closed = output();

  protected readonly id = `dialog-${++last}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    const opener = inject(DOCUMENT).activeElement;
    afterNextRender(() => this.dialog().nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      if (opener instanceof HTMLElement) setTimeout(() => opener.isConnected && opener.focus());
    });
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
