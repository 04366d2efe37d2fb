import { Component, computed, inject, linkedSignal, model, signal } from '@angular/core';
import type { LikelyPeopleInput, OrganisationName, PersonLine, WhoInput } from '../api';
import { DirectoryApi } from './directory.api';
import { OrganisationField } from './organisation-field';
import { PeopleApi } from './people.api';
import { reasonWords } from './person-words';

let last = 0;
const nobody = { givenName: '', familyName: '', organisationId: null, roleTitle: null, email: null, telephone: null };

/** Somebody of the directory, found by name, or somebody new with how to reach them. */
@Component({
  selector: 'app-person-picker',
  imports: [OrganisationField],
  templateUrl: './person-picker.html',
})
export class PersonPicker {
  /** Null as long as nobody is chosen nor named. */
  readonly who = model<WhoInput | null>(null);

  protected readonly id = `person-${++last}`;
  protected readonly search = signal('');
  protected readonly found = inject(DirectoryApi).find(this.search);
  protected readonly chosen = signal<PersonLine | null>(null);
  protected readonly isNew = signal(false);
  protected readonly organisation = signal<OrganisationName | null>(null);
  private readonly draft = linkedSignal({ source: this.isNew, computation: () => nobody as Exclude<WhoInput, { personId: string }> });

  /** Asked when a field is left, not at each letter. */
  protected readonly asked = linkedSignal<boolean, LikelyPeopleInput | undefined>({ source: this.isNew, computation: () => undefined });
  private readonly likely = inject(PeopleApi).likelyPeople(this.asked);
  protected readonly alike = computed(() => (this.isNew() && this.likely.hasValue() ? this.likely.value().items : []));
  protected readonly reasons = reasonWords;

  /** Whether somebody like this is known already. */
  protected look(): void {
    const { givenName, familyName, email, telephone } = this.draft();
    if ((givenName && familyName) || email || telephone) this.asked.set({ givenName, familyName, email: email ?? null, telephone: telephone ?? null });
  }

  protected choose(person: PersonLine): void {
    this.chosen.set(person);
    this.who.set({ personId: person.id });
  }

  protected again(): void {
    this.chosen.set(null);
    this.isNew.set(false);
    this.who.set(null);
  }

  protected write(field: 'givenName' | 'familyName' | 'email' | 'telephone', value: string): void {
    const text = value.trim();
    this.draft.update((draft) => ({ ...draft, [field]: text || (field === 'email' || field === 'telephone' ? null : '') }));
    this.tell();
  }

  protected workFor(organisation: OrganisationName | null): void {
    this.organisation.set(organisation);
    this.draft.update((draft) => ({ ...draft, organisationId: organisation?.id ?? null }));
    this.tell();
  }

  private tell(): void {
    const draft = this.draft();
    this.who.set(draft.givenName && draft.familyName ? draft : null);
  }
}
