import { Component, computed, input } from '@angular/core';
import type { SharedCard } from '../../api';
import { ACTORS, QUARTET } from '../../shared/labels';
import { KIND_LIST } from './peer-labels';

/** What groups let out beside their expectations, by column then by group. */
@Component({
  selector: 'app-shared-lists',
  template: `
    @for (list of lists(); track list.kind) {
      <section [attr.aria-labelledby]="'shared-' + list.kind">
        <h2 [id]="'shared-' + list.kind">{{ list.label }}</h2>
        @for (group of list.groups; track group.from) {
          <h3 class="actor" [class]="group.from">{{ actors[group.from] }}</h3>
          <ul>
            @for (card of group.cards; track card.id) {
              <li>{{ card.words }}</li>
            }
          </ul>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0 2rem;
      grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
    }
    h3 {
      margin: 0.6rem 0 0.15rem;
      font-size: 1rem;
    }
    ul {
      margin: 0;
      padding-left: 1.1rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class SharedLists {
  readonly cards = input.required<readonly SharedCard[]>();

  protected readonly actors = ACTORS;
  protected readonly lists = computed(() =>
    KIND_LIST.filter(([kind]) => kind !== 'expectation')
      .map(([kind, label]) => {
        const cards = this.cards().filter((card) => card.kind === kind);
        return { kind, label, groups: QUARTET.map((from) => ({ from, cards: cards.filter((card) => card.from === from) })).filter((group) => group.cards.length) };
      })
      .filter(({ groups }) => groups.length),
  );
}
