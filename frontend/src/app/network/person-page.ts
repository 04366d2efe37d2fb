import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { PageTitle } from '../core/page-title';
import { HistoryButton } from '../shared/history/history-button';
import { DayPipe } from '../shared/french.pipes';
import { ACTORS } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { AllyCard } from './ally-card';
import { DirectoryApi } from './directory.api';
import { MergeDone } from './merge-done';
import { PersonCalls } from './person-calls';
import { PersonMail } from './person-mail';
import { PersonRoles } from './person-roles';

/** Somebody of the directory; those who may, change who they are and how to reach them. */
@Component({
  selector: 'app-person-page',
  imports: [AllyCard, DayPipe, HistoryButton, MergeDone, PersonCalls, PersonMail, PersonRoles, ProblemNotice, RouterLink],
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
  protected readonly isAlly = computed(() => !!this.person()?.ally || !!this.person()?.roles.some(({ actsAsAlly }) => actsAsAlly));
  protected readonly busy = signal(false);
  protected readonly saved = signal('');
  /** Said under the button itself, at the head of the page. */
  protected readonly sent = signal('');
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const [title, router] = [inject(PageTitle), inject(Router)];
    effect(() => {
      const person = this.person();
      if (!person) return;
      title.set(`${person.givenName} ${person.familyName}`);
      // An id that was merged answers with the record that stays: the address follows.
      if (person.id !== this.personId()) void router.navigate(['/annuaire', person.id], { replaceUrl: true });
    });
  }

  protected savePerson(event: Event, givenName: string, familyName: string): Promise<void> {
    const { organisation, roleTitle } = this.person() ?? {};
    return this.save(event, () => this.api.change(this.personId(), { givenName, familyName, roleTitle: roleTitle ?? null, organisationId: organisation?.id ?? null }));
  }

  protected saveContact(event: Event, email: string, telephone: string): Promise<void> {
    return this.save(event, () => this.api.changeContact(this.personId(), { email: email.trim() || null, telephone: telephone.trim() || null }));
  }

  protected sendOwnData(): Promise<void> {
    return this.save(null, () => this.api.sendOwnData(this.personId()), 'Un lien vers ses données part à son adresse.', this.sent);
  }

  private async save(event: Event | null, act: () => Promise<void>, said = 'C’est enregistré.', told = this.saved): Promise<void> {
    event?.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    for (const line of [this.saved, this.sent]) line.set('');
    try {
      await act();
      told.set(said);
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
