import { Component, computed, inject, input, model, signal } from '@angular/core';
import type { PersonLine } from '../api';
import { ProblemNotice } from '../shared/problem-notice';
import { valueOf } from './address-filters';
import { AdminApi } from './admin.api';

/** Somebody who was chosen. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

/** Finds one person of the directory by name: type two letters, choose a line. */
@Component({
  selector: 'app-person-picker',
  imports: [ProblemNotice],
  template: `
    @if (picked(); as person) {
      <div class="field">
        <span class="label">{{ label() }}</span>
        <p class="row">
          <strong>{{ person.name }}</strong>
          <button type="button" class="quiet" (click)="picked.set(null)">Changer</button>
        </p>
      </div>
    } @else {
      <div class="field">
        <label for="person-search">{{ label() }}</label>
        <p class="hint" id="person-hint">Le début d’un nom, deux lettres au moins.</p>
        <input
          id="person-search"
          type="search"
          autocomplete="off"
          aria-describedby="person-hint"
          [value]="search()"
          (input)="search.set(value($event))"
          (keydown.enter)="$event.preventDefault()"
        />
      </div>
      <app-problem [of]="found.error()" />
      <div role="status">
        @if (found.isLoading()) {
          <p class="quiet">Un instant…</p>
        } @else if (found.hasValue() && !people().length) {
          <p class="quiet">Personne de ce nom dans l’annuaire.</p>
        }
      </div>
      @if (people().length) {
        <ul class="stack">
          @for (person of people(); track person.id) {
            <li>
              <button type="button" class="small" (click)="choose(person)">
                {{ person.givenName }} {{ person.familyName }}{{ person.organisation ? ', ' + person.organisation.name : '' }}
              </button>
            </li>
          }
        </ul>
      }
    }
  `,
})
export class PersonPicker {
  readonly label = input('La personne');
  readonly picked = model<Picked | null>(null);

  protected readonly value = valueOf;
  protected readonly search = signal('');
  protected readonly found = inject(AdminApi).people(this.search);
  protected readonly people = computed(() => (this.found.hasValue() ? this.found.value().items : []));

  protected choose({ id, givenName, familyName }: PersonLine): void {
    this.picked.set({ id, name: `${givenName} ${familyName}` });
  }
}
