import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { PageTitle } from '../core/page-title';
import { HistoryButton } from '../shared/history/history-button';
import { DayPipe } from '../shared/french.pipes';
import { ACTORS } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { DirectoryApi } from './directory.api';
import { OrganisationField } from './organisation-field';

/** Somebody of the directory; those who may, change who they are and how to reach them. */
@Component({
  selector: 'app-person-page',
  imports: [DayPipe, HistoryButton, OrganisationField, ProblemNotice, RouterLink],
  templateUrl: './person-page.html',
})
export class PersonPage {
  private readonly api = inject(DirectoryApi);
  protected readonly actor = inject(Actor);
  readonly personId = input.required<string>();

  protected readonly resource = this.api.person(this.personId);
  private readonly found = this.api.places(this.personId);
  protected readonly places = computed(() => (this.found.hasValue() ? this.found.value().items : []));
  protected readonly actors = ACTORS;
  protected readonly person = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly organisation = linkedSignal(() => this.person()?.organisation ?? null);
  protected readonly busy = signal(false);
  protected readonly saved = signal('');
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const person = this.person();
      if (person) title.set(`${person.givenName} ${person.familyName}`);
    });
  }

  protected savePerson(event: Event, givenName: string, familyName: string, roleTitle: string): Promise<void> {
    const organisationId = this.organisation()?.id ?? null;
    return this.save(event, () => this.api.change(this.personId(), { givenName, familyName, roleTitle: roleTitle.trim() || null, organisationId }));
  }

  protected saveContact(event: Event, email: string, telephone: string): Promise<void> {
    return this.save(event, () => this.api.changeContact(this.personId(), { email: email.trim() || null, telephone: telephone.trim() || null }));
  }

  private async save(event: Event, act: () => Promise<void>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    this.saved.set('');
    try {
      await act();
      this.saved.set('C’est enregistré.');
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
