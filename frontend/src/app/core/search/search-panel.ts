import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { FoundView } from '../../api';
import { addressOf, KINDS, marked } from './found';

/** One thing that can be chosen: its element's id, and where it leads. */
export interface Option {
  readonly id: string;
  readonly address: string;
}

/** How long a hand rests between two letters. */
const REST = 140;

/** What was found, kind by kind, under the box. */
@Component({
  selector: 'app-search-panel',
  template: `
    @if (open()) {
      <div class="panel">
        <div id="search-found" role="listbox" aria-label="Ce qui a été trouvé">
          @for (group of groups(); track group.kind) {
            <div role="group" [attr.aria-labelledby]="'found-' + group.kind">
              <p class="kind" [id]="'found-' + group.kind" role="presentation">{{ kinds[group.kind] }}</p>
              @for (item of group.items; track item.id) {
                <!-- eslint-disable-next-line @angular-eslint/template/click-events-have-key-events, @angular-eslint/template/interactive-supports-focus -- the box keeps the focus and the arrows; a hand needs no tab stop here. -->
                <div role="option" [id]="item.domId" [attr.aria-selected]="item.domId === activeId()" (mousedown)="$event.preventDefault()" (click)="go(item.address)">
                  <span>@for (part of marks(item.title); track $index) {@if (part.hit) {<b>{{ part.text }}</b>} @else {{{ part.text }}}}</span>
                  @if (item.excerpt) {
                    <small>{{ item.excerpt }}</small>
                  } @else if (item.detail) {
                    <small>{{ item.detail }}</small>
                  }
                </div>
              }
            </div>
          }
        </div>
        <p class="rest" role="status">
          @if (found.error()) {
            La recherche n’a pas répondu. Réessayez dans un instant.
          } @else if (found.hasValue() && !busy()) {
            @if (groups().length) {
              <span class="visually-hidden">{{ options().length }} résultats. </span>Entrée&nbsp;: tout voir
            } @else {
              Rien à ce nom. Essayez avec moins de lettres.
            }
          } @else {
            Un instant…
          }
        </p>
      </div>
    }
  `,
  styleUrl: './search-panel.scss',
})
export class SearchPanel {
  private readonly router = inject(Router);
  readonly q = input.required<string>();
  readonly open = input(true);
  readonly active = input(-1);
  readonly listed = output<readonly Option[]>();
  readonly chosen = output();

  protected readonly kinds = KINDS;
  private readonly rested = signal('');
  protected readonly found = httpResource<FoundView>(() => (this.rested().length > 1 ? { url: '/api/search', params: { q: this.rested(), limit: 4 } } : undefined));
  protected readonly busy = computed(() => this.found.isLoading() || this.rested() !== this.q().trim());
  protected readonly groups = computed(() =>
    (this.found.hasValue() && this.found.value().q !== '' ? this.found.value().groups : []).map((group) => ({
      ...group,
      items: group.items.map((item) => ({ ...item, domId: `found-${item.kind}-${item.id}`, address: addressOf(item, this.rested()) })),
    })),
  );
  protected readonly options = computed(() => this.groups().flatMap(({ items }) => items.map(({ domId, address }): Option => ({ id: domId, address }))));
  protected readonly activeId = computed(() => this.options()[this.active()]?.id ?? null);

  constructor() {
    effect((onCleanup) => {
      const q = this.q().trim();
      const timer = setTimeout(() => this.rested.set(q), REST);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => this.listed.emit(this.options()));
  }

  protected marks(title: string) {
    return marked(title, this.rested());
  }

  protected go(address: string): void {
    void this.router.navigateByUrl(address);
    this.chosen.emit();
  }
}
