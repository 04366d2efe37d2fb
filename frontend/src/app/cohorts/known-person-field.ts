import { Component, inject, input, linkedSignal, model } from '@angular/core';
import { DirectoryApi } from '../network/directory.api';

/** Somebody of the directory, by name. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
}

let last = 0;

/** Finds somebody of the directory; nobody new is added here. */
@Component({
  selector: 'app-known-person-field',
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      @if (person(); as one) {
        <p class="row between card">
          <span>{{ one.name }}</span> <button type="button" class="quiet" (click)="person.set(null)">Changer</button>
        </p>
      } @else {
        <input #box [id]="id" type="search" autocomplete="off" [value]="search()" (input)="search.set(box.value.trim())" (keydown.enter)="take($event)" />
        @if (found.hasValue()) {
          <ul class="stack" aria-label="Personnes trouvées">
            @for (one of found.value().items; track one.id) {
              <li>
                <button type="button" class="small wide" (click)="person.set({ id: one.id, name: one.givenName + ' ' + one.familyName })">
                  {{ one.givenName }} {{ one.familyName }} <small>{{ one.organisation?.name }}</small>
                </button>
              </li>
            } @empty {
              <li class="quiet">Personne à ce nom dans l’annuaire.</li>
            }
          </ul>
        }
      }
    </div>
  `,
})
export class KnownPersonField {
  readonly label = input('Qui\u202f?');
  readonly person = model<KnownPerson | null>(null);

  protected readonly id = `known-person-${++last}`;
  protected readonly search = linkedSignal({ source: this.person, computation: () => '' });
  protected readonly found = inject(DirectoryApi).find(this.search);

  /** Enter takes the first one found, which « Changer » undoes; it never sends the form of which a name is still being typed. */
  protected take(event: Event): void {
    if (!this.search()) return;
    event.preventDefault();
    const first = this.found.hasValue() ? this.found.value().items[0] : undefined;
    if (first) this.person.set({ id: first.id, name: `${first.givenName} ${first.familyName}` });
  }
}
