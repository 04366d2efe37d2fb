import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import type { PersonLine, PersonPage } from '../../api';

/** Offers who is in the directory under the name that was typed, so that nobody is written twice; whoever types may say that it is none of them. */
@Component({
  selector: 'app-known-person',
  template: `
    @if (chosen(); as one) {
      <p class="notice moss">Dans l’annuaire&nbsp;: {{ one.givenName }} {{ one.familyName }}.</p>
    } @else if (people().length) {
      <p class="quiet">Déjà dans l’annuaire&#8239;?</p>
      <div class="row">
        @for (one of people(); track one.id) {
          <button type="button" class="small" (click)="choose(one)">
            {{ one.givenName }} {{ one.familyName }}{{ one.organisation ? ', ' + one.organisation.name : '' }}
          </button>
        }
      </div>
    }
  `,
  host: { role: 'status' },
})
export class KnownPerson {
  readonly givenName = input.required<string>();
  readonly familyName = input.required<string>();
  readonly known = output<PersonLine>();

  private readonly one = signal<PersonLine | null>(null);
  private readonly words = computed(() => `${this.givenName()} ${this.familyName()}`.trim());
  /** The one that was chosen, as long as the name is theirs. */
  protected readonly chosen = computed(() => {
    const one = this.one();
    return one && `${one.givenName} ${one.familyName}` === this.words() ? one : null;
  });
  private readonly found = httpResource<PersonPage>(() =>
    this.familyName().trim().length > 2 && !this.chosen() ? { url: '/api/people', params: { search: this.words(), limit: 4 } } : undefined,
  );
  protected readonly people = computed(() => (this.found.hasValue() ? this.found.value().items : []));

  protected choose(person: PersonLine): void {
    this.one.set(person);
    this.known.emit(person);
  }
}
