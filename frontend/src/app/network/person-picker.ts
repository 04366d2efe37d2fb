import { Component, inject, linkedSignal, model, signal } from '@angular/core';
import type { OrganisationName, PersonLine, WhoInput } from '../api';
import { DirectoryApi } from './directory.api';
import { OrganisationField } from './organisation-field';

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
