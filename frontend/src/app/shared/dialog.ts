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
import { Leaving } from './leaving';

let last = 0;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a field says; what is searched for, or a file that was sent, is nothing to keep. */
const saidBy = (field: Field) => (field.type === 'checkbox' || field.type === 'radio' ? String((field as HTMLInputElement).checked) : field.value);
const counts = (target: EventTarget | null): target is Field => target instanceof HTMLElement && target.matches('textarea, select, input:not([type=search], [type=file])');

/**
 * A native dialog over the page, open as long as it stands in the template:
 * `@if (editing()) { <app-dialog heading="…" (closed)="editing.set(false)">…</app-dialog> }`.
 * Escape and « Fermer » close it, and focus goes back to what opened it. When something was changed in its fields, both
 * ask first; « Annuler » among its own buttons says by itself that nothing is kept.
 */
@Component({
  selector: 'app-dialog',
  template: `
    <dialog #dialog [class.wide]="wide()" [attr.aria-labelledby]="id" (cancel)="leave($event)" (focusin)="meet($event)" (input)="touch($event)">
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

  private readonly leaving = inject(Leaving);
  /** What each field said when somebody came to it, and those they changed; a field that is gone, its words sent, no longer counts. */
  private readonly before = new Map<Field, string>();
  private readonly touched = new Set<Field>();

  constructor() {
    inject(DestroyRef).onDestroy(this.leaving.watch({ typed: () => this.typed(), dialog: true }));
    const opener = inject(DOCUMENT).activeElement;
    afterNextRender(() => this.dialog().nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      if (opener instanceof HTMLElement) setTimeout(() => opener.isConnected && opener.focus());
    });
  }

  protected meet({ target }: Event): void {
    if (counts(target) && !this.touched.has(target)) this.before.set(target, saidBy(target));
  }

  protected touch({ target }: Event): void {
    if (counts(target)) this.touched.add(target);
  }

  protected async leave(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.typed() || (await this.leaving.ask())) this.closed.emit();
  }

  private typed(): boolean {
    return this.asks() && [...this.touched].some((field) => field.isConnected && saidBy(field) !== (this.before.get(field) ?? ''));
  }
}
