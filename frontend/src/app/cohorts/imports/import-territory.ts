import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import type { ImportRowView, OfficialTerritoryList } from '../../api';
import { kindWords, placedName } from '../../shared/territory-words';

/** The territory of one line: those that may be meant, then what is found as one types, the network's own first. */
@Component({
  selector: 'app-import-territory',
  template: `
    <input
      #box
      [id]="'territory' + of().id"
      name="territory"
      type="text"
      maxlength="400"
      autocomplete="off"
      [value]="value()"
      [attr.aria-invalid]="fault()"
      [attr.aria-describedby]="fault() ? 'fault-territory' + of().id : null"
      (input)="typed.set(box.value.trim())"
    />
    @if (places().length) {
      <ul class="candidates" [attr.aria-label]="'Territoires possibles pour la ligne ' + of().line">
        @for (place of places(); track place.choice) {
          <li>
            <button type="button" class="small" (click)="chosen.emit(place.choice)">{{ place.words }}</button>
          </li>
        }
      </ul>
    } @else if (found.hasValue()) {
      <p class="quiet" role="status">Aucun territoire de la liste officielle ne porte ce nom.</p>
    }
  `,
  styles: `
    .candidates {
      display: flex;
      flex-wrap: wrap;
      gap: 0.4rem;
      margin: 0.4rem 0 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class ImportTerritory {
  readonly of = input.required<Pick<ImportRowView, 'id' | 'line' | 'candidates'>>();
  readonly value = input('');
  readonly fault = input(false);
  readonly chosen = output<string>();

  protected readonly typed = signal('');
  protected readonly found = httpResource<OfficialTerritoryList>(() =>
    this.typed().length < 2 ? undefined : { url: '/api/official-territories', params: { search: this.typed().slice(0, 120) } },
  );
  protected readonly places = computed(() => {
    if (!this.found.hasValue()) return this.of().candidates.map(({ choice, name, department }) => ({ choice, words: name + (department ? ` (${department})` : '') }));
    const items = [...this.found.value().items].sort((a, b) => Number(!a.territoryId) - Number(!b.territoryId));
    return items.slice(0, 8).map((place) => ({
      choice: place.inseeCode ?? place.siren ?? place.name,
      words: place.kind === 'commune' ? placedName(place) : `${placedName(place)} · ${kindWords(place)}`,
    }));
  });
}
