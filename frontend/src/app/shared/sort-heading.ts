import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SortedTable } from './sort-select';

/**
 * A column heading that sorts its list: the order lives in the address (`tri=nom`, `tri=-nom` for the reverse), so a view keeps
 * it and a file follows it. Figures and days are wanted from the greatest first.
 */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- aria-sort belongs to the cell itself, which a table wants to be a th.
  selector: 'th[appSort]',
  imports: [RouterLink],
  host: { scope: 'col', '[attr.aria-sort]': 'direction()' },
  styles: `
    a {
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    /* Where the headings are hidden, « Trier par » stands for them: nobody should tab through what they cannot see. */
    @media screen and (max-width: 44rem) {
      :host-context(.cards-on-phone) {
        visibility: hidden;
      }
    }
  `,
  template: `<a [routerLink]="[]" [queryParams]="{ tri: turned() }" queryParamsHandling="merge"><ng-content /><span aria-hidden="true">{{ direction() === 'ascending' ? ' ↑' : direction() === 'descending' ? ' ↓' : '' }}</span></a>`,
})
export class SortHeading {
  /** The name of this order in the address. */
  readonly appSort = input.required<string>();
  /** The order of the moment; without a sign the lowest comes first. */
  readonly tri = input.required<string>();
  readonly greatestFirst = input(false);

  constructor() {
    const [table, element] = [inject(SortedTable, { optional: true }), inject<ElementRef<HTMLElement>>(ElementRef).nativeElement];
    // Its words are there once it is rendered.
    afterNextRender(() => table?.enter({ element, key: this.appSort }));
    inject(DestroyRef).onDestroy(() => table?.leave(element));
  }

  protected readonly direction = computed(() => (this.tri() === this.appSort() ? 'ascending' : this.tri() === `-${this.appSort()}` ? 'descending' : null));
  protected readonly turned = computed(() => {
    const [up, down] = [this.appSort(), `-${this.appSort()}`];
    return this.greatestFirst() ? (this.tri() === down ? up : down) : this.tri() === up ? down : up;
  });
}

/** What the address asks, as the server names it: `tri=-structure` is `sort=-organisation`. An order that is not of this list is its first. */
export function sortOf(tri: string | undefined, names: Readonly<Record<string, string>>): string {
  const name = names[(tri ?? '').replace('-', '')];
  return name ? (tri?.startsWith('-') ? '-' : '') + name : (Object.values(names)[0] ?? '');
}
