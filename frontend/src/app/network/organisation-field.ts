import { Component, computed, inject, input, linkedSignal, model, signal } from '@angular/core';
import type { OrganisationKind, OrganisationName } from '../api';
import { ProblemNotice } from '../shared/problem-notice';
import { DirectoryApi } from './directory.api';
import { ORGANISATION_KINDS } from '../shared/organisation-labels';
import { PeopleApi } from './people.api';

let last = 0;

/** The organisation somebody acts for: found by its name, or added when nobody knows it yet. */
@Component({
  selector: 'app-organisation-field',
  imports: [ProblemNotice],
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      @if (organisation(); as one) {
        <p class="row between card">
          <span>{{ one.name }}</span> <button type="button" class="quiet" (click)="organisation.set(null)">Changer</button>
        </p>
      } @else {
        <input #box [id]="id" type="search" autocomplete="off" [value]="search()" (input)="search.set(box.value.trim())" />
        @if (found.hasValue()) {
          <ul class="stack" aria-label="Structures trouvées">
            @for (one of found.value().items; track one.id) {
              <li><button type="button" class="small wide" (click)="organisation.set(one)">{{ one.name }}</button></li>
            } @empty {
              @if (alike().length) {
                <li class="notice sun">
                  <p>Une structure proche est déjà là&nbsp;: est-ce la même&#8239;?</p>
                  <ul class="stack">
                    @for (one of alike(); track one.id) {
                      <li>
                        <button type="button" class="small wide" (click)="organisation.set(one)">{{ one.name }}{{ one.aliases.length ? ' (' + one.aliases.join(', ') + ')' : '' }}</button>
                      </li>
                    }
                  </ul>
                </li>
              }
              <li class="row">
                <select #kind aria-label="Ce qu’est cette structure">
                  @for (one of kinds; track one[0]) {
                    <option [value]="one[0]">{{ one[1] }}</option>
                  }
                </select>
                <button type="button" class="small" (click)="add(kind.value)">Ajouter «&nbsp;{{ search() }}&nbsp;»</button>
              </li>
            }
          </ul>
        }
        <app-problem [of]="failure()" />
      }
    </div>
  `,
})
export class OrganisationField {
  private readonly api = inject(DirectoryApi);
  readonly label = input('Structure');
  readonly organisation = model<OrganisationName | null>(null);

  protected readonly id = `organisation-${++last}`;
  protected readonly kinds = Object.entries(ORGANISATION_KINDS);
  protected readonly search = linkedSignal({ source: this.organisation, computation: () => '' });
  protected readonly found = this.api.organisations(this.search);
  /** Near names, asked only when nothing is found as it is written. */
  private readonly likely = inject(PeopleApi).likelyOrganisations(() => (this.found.hasValue() && !this.found.value().items.length ? this.search() : ''));
  protected readonly alike = computed(() => (this.likely.hasValue() ? this.likely.value().items : []));
  protected readonly failure = signal<unknown>(null);

  protected async add(kind: string): Promise<void> {
    const name = this.search();
    this.failure.set(null);
    try {
      const { id } = await this.api.addOrganisation({ name, kind: kind as OrganisationKind, aliases: [] });
      this.organisation.set({ id, name });
    } catch (error) {
      this.failure.set(error);
    }
  }
}
