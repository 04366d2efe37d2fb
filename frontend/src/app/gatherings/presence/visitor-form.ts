import { Component, input, output, signal } from '@angular/core';
import type { ActorCategory, PersonLine, VisitorInput } from '../../api';
import { ACTOR } from '../../shared/labels';
import { KnownPerson } from './known-person';

const blank = { givenName: '', familyName: '', organisation: '', category: '' as ActorCategory | '', participationId: '' };

/** Who came unannounced: a name, where from, as what. Whoever is in the directory already is offered, so that nobody is written twice. */
@Component({
  selector: 'app-visitor-form',
  imports: [KnownPerson],
  templateUrl: './visitor-form.html',
})
export class VisitorForm {
  readonly territories = input.required<readonly { key: string; name: string }[]>();
  readonly name = input('');
  readonly added = output<Omit<VisitorInput, 'id' | 'halfDayIds' | 'source'>>();
  readonly closed = output();

  protected readonly kinds = Object.entries(ACTOR) as [ActorCategory, string][];
  protected readonly draft = signal(blank);
  protected readonly person = signal<PersonLine | null>(null);

  constructor() {
    queueMicrotask(() => {
      const [givenName = '', ...rest] = this.name().trim().split(/\s+/);
      this.draft.set({ ...blank, givenName, familyName: rest.join(' ') });
    });
  }

  protected set(field: keyof typeof blank, event: Event): void {
    this.draft.update((draft) => ({ ...draft, [field]: (event.target as HTMLInputElement).value }));
    if (field !== 'category' && field !== 'participationId') this.person.set(null);
  }

  protected choose(person: PersonLine): void {
    this.person.set(person);
    this.draft.update((draft) => ({
      ...draft,
      givenName: person.givenName,
      familyName: person.familyName,
      organisation: person.organisation?.name ?? '',
    }));
  }

  protected add(event: Event): void {
    event.preventDefault();
    const { givenName, familyName, organisation, category, participationId } = this.draft();
    if (!givenName.trim() || !familyName.trim()) return;
    this.added.emit({
      personId: this.person()?.id ?? null,
      givenName: givenName.trim(),
      familyName: familyName.trim(),
      organisation: organisation.trim().length > 1 ? organisation.trim() : null,
      category: category || null,
      participationId: participationId || null,
    });
  }
}
