import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { EmptyState } from '../shared/empty-state';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { DirectoryTabs } from './directory-tabs';
import { ORGANISATION_KINDS } from '../shared/organisation-labels';
import { PeopleApi } from './people.api';
import { reasonWords } from './person-words';

/** « Doublons possibles »: pairs that look like one, each settled in a touch: the same, or two. */
@Component({
  selector: 'app-duplicates-page',
  imports: [DirectoryTabs, EmptyState, ListTools, ProblemNotice, RouterLink],
  templateUrl: './duplicates-page.html',
})
export class DuplicatesPage {
  private readonly api = inject(PeopleApi);
  protected readonly actor = inject(Actor);
  /** « structures », or people. */
  readonly de = input<string>();

  protected readonly organisations = computed(() => this.de() === 'structures');
  protected readonly people = this.api.peoplePairs(() => !this.organisations());
  protected readonly groups = this.api.organisationPairs(this.organisations);
  protected readonly kinds = ORGANISATION_KINDS;
  protected readonly reasons = reasonWords;
  /** The pivot ally sees the list and deletes nothing. */
  protected readonly mayMerge = computed(() => this.actor.wears('cohort_manager', 'network_admin'));
  protected readonly settled = signal<ReadonlySet<string>>(new Set());
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');

  protected readonly pairs = computed(() => {
    const key = (a: string, b: string) => `${a} ${b}`;
    const left = (pair: { key: string }) => !this.settled().has(pair.key);
    if (this.organisations()) {
      const items = this.groups.hasValue() ? this.groups.value().items : [];
      return items
        .map(({ first, second, reasons }) => ({
          key: key(first.id, second.id),
          reasons,
          sides: [first, second].map(({ id, name, kind, aliases }) => ({ id, name, lines: [this.kinds[kind], aliases.join(', ')].filter(Boolean) })),
        }))
        .filter(left);
    }
    const items = this.people.hasValue() ? this.people.value().items : [];
    return items
      .map(({ first, second, reasons }) => ({
        key: key(first.id, second.id),
        reasons,
        sides: [first, second].map(({ id, givenName, familyName, roleTitle, organisation, contact }) => ({
          id,
          name: `${givenName} ${familyName}`,
          lines: [[roleTitle, organisation?.name].filter(Boolean).join(', '), contact?.email ?? '', contact?.telephone ?? ''].filter(Boolean),
        })),
      }))
      .filter(left);
  });
  protected readonly resource = computed(() => (this.organisations() ? this.groups : this.people));

  protected async tellApart(pair: { key: string; sides: { id: string; name: string }[] }): Promise<void> {
    const [one, other] = pair.sides as [{ id: string; name: string }, { id: string; name: string }];
    this.failure.set(null);
    try {
      await this.api.tellApart({ kind: this.organisations() ? 'organisation' : 'person', ids: [one.id, other.id] });
      this.settled.update((known) => new Set([...known, pair.key]));
      this.said.set(`${one.name} et ${other.name} sont notées comme distinctes.`);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
