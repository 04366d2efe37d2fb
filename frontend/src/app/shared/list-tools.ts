import { NgComponentOutlet } from '@angular/common';
import { Component, computed, input, signal, type Type } from '@angular/core';

/** The address of a list on the server, with the filters of the moment. */
export interface AskedList {
  readonly url: string;
  readonly params?: Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>;
}

/** The rows that a page shows in its own order, for lists that it filters and sorts by itself. */
export const keep = (ids: readonly string[]): string => ids.map((id) => id.slice(0, 8)).join(',');

/** What one does with a list beside reading it: takes it away as a file, as it is filtered, and keeps its address under a name. Files are plain links, so that the browser keeps them. */
@Component({
  selector: 'app-list-tools',
  imports: [NgComponentOutlet],
  host: { class: 'no-print' },
  template: `
    @if (of()) {
      <p>
        {{ label() }}&nbsp;:
        <a [href]="address('xlsx')" download>Excel<span class="visually-hidden">, {{ named() }}</span></a> ·
        <a [href]="address('csv')" download>CSV<span class="visually-hidden">, {{ named() }}</span></a>
      </p>
    }
    @if (views()) {
      <details (toggle)="open()">
        <summary>Vues</summary>
        <div class="sheet">
          @if (panel(); as panel) {
            <ng-container *ngComponentOutlet="panel" />
          }
        </div>
      </details>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: flex-end;
      gap: 0.2rem 1.2rem;
      margin: 0 0 0.5rem;
      color: var(--ink-2);
      font-size: 0.9375rem;
    }
    p {
      margin: 0;
    }
    a {
      display: inline-block;
      padding: 0.25rem 0.1rem;
    }
    details {
      position: relative;
    }
    summary {
      padding: 0.25rem 0.1rem;
      color: var(--lake);
      cursor: pointer;
    }
    .sheet {
      position: absolute;
      z-index: 5;
      right: 0;
      width: min(26rem, calc(100vw - 2.2rem));
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--sheet);
      box-shadow: 0 10px 30px rgb(29 42 46 / 14%);
    }
  `,
})
export class ListTools {
  readonly of = input.required<AskedList | undefined>();
  readonly label = input('Exporter');
  /** What is exported, for who cannot see the page around it. */
  readonly named = input('la liste telle qu’elle est filtrée');

  /** Whether the list has views: a part of a page has none. */
  readonly views = input(true);
  protected readonly panel = signal<Type<unknown> | null>(null);

  private readonly filters = computed(() => {
    const given = Object.entries(this.of()?.params ?? {}).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
    return given.filter(([, value]) => value !== '');
  });

  // Not `@defer`: its runtime would weigh on every page that is opened from a link.
  protected async open(): Promise<void> {
    this.panel.set((await import('./saved-views')).SavedViews);
  }

  protected address(format: 'xlsx' | 'csv'): string {
    return `${this.of()?.url}?${new URLSearchParams([...this.filters(), ['format', format]])}`;
  }
}
