import { httpResource } from '@angular/common/http';
import { Component, input, model, signal } from '@angular/core';
import type { OfficialTerritory, OfficialTerritoryList } from '../../api';
import { ProblemNotice } from '../../shared/problem-notice';
import { foundByWords, kindWords, placedName } from '../../shared/territory-words';

let last = 0;

/** One territory of the official list, found by any of its names or codes; homonyms are told apart by their department. */
@Component({
  selector: 'app-official-field',
  imports: [ProblemNotice],
  template: `
    @if (chosen(); as territory) {
      <p class="row between card">
        <span
          ><strong>{{ placed(territory) }}</strong
          ><br /><small>{{ words(territory) }} · {{ territory.inseeCode ?? territory.siren }}</small></span
        >
        <button type="button" class="quiet" (click)="chosen.set(null)">Changer</button>
      </p>
    } @else {
      <div class="field">
        <label [for]="id">{{ label() }}</label>
        <p class="hint" [id]="id + '-hint'">Son nom, son code INSEE, postal ou SIREN. Le nom d’avant une fusion convient aussi.</p>
        <input #box [id]="id" type="search" autocomplete="off" [attr.aria-describedby]="id + '-hint'" (input)="search.set(box.value.trim())" />
      </div>
      <app-problem [of]="found.error()" />
      @if (found.hasValue()) {
        <ul class="stack" aria-label="Territoires trouvés">
          @for (territory of found.value().items; track territory.code) {
            <li>
              <button type="button" class="wide" (click)="chosen.set(territory)">
                {{ placed(territory) }} <small>{{ words(territory) }} · {{ territory.inseeCode ?? territory.siren }}</small>
                @if (foundBy(territory); as reason) {
                  <small>{{ reason }}</small>
                }
              </button>
            </li>
          } @empty {
            <li class="quiet">Aucun territoire de la liste officielle ne porte ce nom.</li>
          }
        </ul>
      }
    }
  `,
})
export class OfficialField {
  readonly label = input('Commune, intercommunalité, département ou région');
  readonly chosen = model<OfficialTerritory | null>(null);

  protected readonly id = `official-${++last}`;
  protected readonly words = kindWords;
  protected readonly placed = placedName;
  protected readonly foundBy = foundByWords;
  protected readonly search = signal('');
  protected readonly found = httpResource<OfficialTerritoryList>(() =>
    this.search().length < 2 ? undefined : { url: '/api/official-territories', params: { search: this.search() } },
  );
}
