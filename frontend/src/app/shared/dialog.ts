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
      <div class="head">
        <h2 [id]="id">{{ heading() }}</h2>
        <button type="button" class="quiet small" (click)="closed.emit()">Fermer</button>
      </div>
      <ng-content />
    </dialog>
  `,
  styles: `
    .head {
      display: flex;
      gap: 1rem;
      align-items: flex-start;
      justify-content: space-between;
      margin-bottom: 0.75rem;
    }
    h2 {
      margin: 0.2rem 0 0;
    }
    button {
      flex: none;
      color: var(--lake);
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
