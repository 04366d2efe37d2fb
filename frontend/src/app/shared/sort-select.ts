import { Component, computed, Directive, ElementRef, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';

/** A heading that sorts, as its table knows it. */
export interface KnownHeading {
  readonly element: HTMLElement;
  readonly key: () => string;
}

/** A table whose headings sort it: what they are called is known to whoever shows the same choice without them. */
@Directive({ selector: 'table[appSorted]', exportAs: 'appSorted' })
export class SortedTable {
  readonly headings = signal<readonly KnownHeading[]>([]);

  /** Headings come in the order in which they stand. */
  enter(heading: KnownHeading): void {
    this.headings.update((known) => [...known, heading].sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)));
  }

  leave(element: HTMLElement): void {
    this.headings.update((known) => known.filter((one) => one.element !== element));
  }
}

/** « Trier par », where a table has become cards and shows no headings: the same orders, both ways, in the address. */
@Component({
  selector: 'app-sort-select',
  host: { class: 'no-print' },
  template: `
    <label [for]="id">Trier par</label>
    <select #box [id]="id" (change)="choose(box.value)">
      @for (one of orders(); track one.value) {
        <option [value]="one.value" [selected]="one.value === tri()">{{ one.words }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: none;
    }
    @media screen and (max-width: 44rem) {
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 0.6rem;
        align-items: center;
        margin: 0 0 0.75rem;
      }
      select {
        flex: 1 1 9rem;
        min-width: 0;
      }
    }
  `,
})
export class SortSelect {
  private readonly router = inject(Router);
  readonly of = input.required<SortedTable>();
  /** The order of the moment. */
  readonly tri = input.required<string>();

  protected readonly id = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement.id || `tri-${(count += 1)}`;
  protected readonly orders = computed(() => {
    const known = this.of().headings().map(({ element, key }) => ({ key: key(), words: (element.firstElementChild?.firstChild?.textContent ?? '').trim() }));
    const both = known.flatMap(({ key, words }) => [{ value: key, words }, { value: `-${key}`, words: `${words}, à l’envers` }]);
    // An order that no heading gives, a view's or the page's own, is said rather than shown as another.
    return both.some(({ value }) => value === this.tri()) ? both : [{ value: this.tri(), words: 'Ordre de la page' }, ...both];
  });

  protected choose(tri: string): void {
    void this.router.navigate([], { queryParams: { tri }, queryParamsHandling: 'merge' });
  }
}

let count = 0;
