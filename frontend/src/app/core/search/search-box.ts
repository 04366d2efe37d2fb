import { Component, type ComponentRef, computed, DOCUMENT, effect, type ElementRef, inject, signal, viewChild, ViewContainerRef } from '@angular/core';
import { Router } from '@angular/router';
import type { Option, SearchPanel } from './search-panel';

/**
 * One box over everything that one may see: « / » or Ctrl+K from anywhere, arrows through what is found, Enter opens it,
 * Escape leaves. What is found is loaded when somebody first looks for something.
 */
@Component({
  selector: 'app-search-box',
  host: { '(document:keydown)': 'summon($event)', '(focusout)': 'leave($event)' },
  template: `
    <form role="search" aria-label="Partout" (submit)="$event.preventDefault(); choose()">
      <label class="visually-hidden" for="search-everything">Chercher partout</label>
      <input
        #box
        id="search-everything"
        type="search"
        role="combobox"
        autocomplete="off"
        enterkeyhint="search"
        placeholder="Chercher"
        aria-autocomplete="list"
        aria-controls="search-found"
        aria-keyshortcuts="/ Control+K"
        [attr.aria-expanded]="open()"
        [attr.aria-activedescendant]="open() && options()[active()] ? options()[active()]!.id : null"
        [value]="typed()"
        (focus)="want()"
        (input)="type(box.value)"
        (keydown)="move($event)"
      />
      @if (!typed()) {
        <kbd aria-hidden="true">/</kbd>
      }
    </form>
    <ng-container #place />
  `,
  styles: `
    :host {
      display: block;
    }
    form {
      position: relative;
      margin: 1rem 0 0;
    }
    input {
      width: 100%;
      padding: 0.45rem 0.7rem;
      font-size: 0.9375rem;
    }
    kbd {
      position: absolute;
      top: 50%;
      right: 0.6rem;
      padding: 0 0.4rem;
      border: 1px solid var(--line);
      border-radius: 5px;
      color: var(--ink-2);
      font: 600 0.8125rem/1.4 var(--text);
      transform: translateY(-50%);
      pointer-events: none;
    }
  `,
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly panel = signal<ComponentRef<SearchPanel> | null>(null);
  private wanted = false;
  protected readonly typed = signal('');
  protected readonly shown = signal(false);
  protected readonly open = computed(() => this.shown() && this.typed().trim().length > 1);
  protected readonly options = signal<readonly Option[]>([]);
  /** The option under the arrows; -1 is the box itself. */
  protected readonly active = signal(-1);

  constructor() {
    effect(() => this.tell(this.panel()));
  }

  // Not `@defer`: its runtime would weigh on every page that is opened from a link.
  protected async want(): Promise<void> {
    if (this.wanted) return;
    this.wanted = true;
    const { SearchPanel } = await import('./search-panel');
    const panel = this.place().createComponent(SearchPanel);
    this.tell(panel);
    panel.instance.listed.subscribe((options) => this.listed(options));
    panel.instance.chosen.subscribe(() => this.close());
    this.panel.set(panel);
  }

  private tell(panel: ComponentRef<SearchPanel> | null): void {
    panel?.setInput('q', this.typed());
    panel?.setInput('open', this.open());
    panel?.setInput('active', this.active());
  }

  protected type(value: string): void {
    this.typed.set(value);
    this.shown.set(true);
    this.active.set(-1);
  }

  protected listed(options: readonly Option[]): void {
    this.options.set(options);
    this.active.set(-1);
  }

  protected move(event: KeyboardEvent): void {
    const count = this.options().length;
    if (event.key === 'Escape') {
      if (!this.typed()) return;
      event.preventDefault();
      if (this.open()) this.shown.set(false);
      else this.close();
    } else if (this.open() && count && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // The box itself stands between the last and the first.
      this.active.update((at) => ((at + 1 + step + count + 1) % (count + 1)) - 1);
      this.document.getElementById(this.options()[this.active()]?.id ?? '')?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'ArrowDown') this.shown.set(true);
  }

  /** The option under the arrows, else everything that was found. */
  protected choose(): void {
    const chosen = this.open() ? this.options()[this.active()] : undefined;
    const q = this.typed().trim();
    if (!chosen && q.length < 2) return;
    void (chosen ? this.router.navigateByUrl(chosen.address) : this.router.navigate(['/chercher'], { queryParams: { q } }));
    this.close();
  }

  protected close(): void {
    this.typed.set('');
    this.shown.set(false);
    this.options.set([]);
  }

  protected leave(event: FocusEvent): void {
    const host = event.currentTarget as HTMLElement;
    if (!host.contains(event.relatedTarget as Node | null)) this.shown.set(false);
  }

  protected summon(event: KeyboardEvent): void {
    const isShortcut = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !event.ctrlKey && !event.altKey && !event.metaKey && !writes(event.target));
    if (!isShortcut || this.document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const box = this.box().nativeElement;
    if (box.offsetParent === null) void this.router.navigateByUrl('/chercher');
    box.focus();
    box.select();
  }
}

/** Whether a key typed there is text. */
const writes = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
