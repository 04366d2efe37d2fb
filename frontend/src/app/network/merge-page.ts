import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonLine, PersonView } from '../api';
import { ProblemNotice } from '../shared/problem-notice';
import { DirectoryApi } from './directory.api';
import type { Merged } from './merge-done';
import { ORGANISATION_KINDS } from '../shared/organisation-labels';
import { PeopleApi } from './people.api';
import { outcomeLines } from './person-words';

/** One thing that both records say, perhaps otherwise. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly kept: string | null;
  readonly gone: string | null;
  /** Why there is no choice. */
  readonly fixed?: string;
  /** Both stay, each with its days: nothing to choose, and why. */
  readonly both?: string;
}

/** Two records side by side: the values to keep are chosen, what will happen is told before it does. */
@Component({
  selector: 'app-merge-page',
  imports: [ProblemNotice, RouterLink],
  templateUrl: './merge-page.html',
})
export class MergePage {
  private readonly directory = inject(DirectoryApi);
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  /** The record that stays, the one that goes. */
  readonly garder = input.required<string>();
  readonly avec = input<string>();
  readonly de = input<string>();

  protected readonly kind = computed(() => (this.de() === 'structures' ? ('organisations' as const) : ('people' as const)));
  private readonly keptPerson = this.directory.person(() => (this.kind() === 'people' ? this.garder() : ''));
  private readonly gonePerson = this.directory.person(() => (this.kind() === 'people' ? (this.avec() ?? '') : ''));
  private readonly keptGroup = this.api.organisation(() => (this.kind() === 'organisations' ? this.garder() : ''));
  private readonly goneGroup = this.api.organisation(() => (this.kind() === 'organisations' ? (this.avec() ?? '') : ''));
  protected readonly error = computed(() => [this.keptPerson, this.gonePerson, this.keptGroup, this.goneGroup].map((one) => one.error()).find(Boolean));

  protected readonly search = signal('');
  protected readonly found = this.directory.find(this.search);
  protected readonly candidates = computed(() => (this.found.hasValue() ? this.found.value().items.filter(({ id }) => id !== this.garder()) : []));
  protected readonly foundGroups = this.directory.organisations(() => (this.kind() === 'organisations' ? this.search() : ''));
  protected readonly groups = computed(() => (this.foundGroups.hasValue() ? this.foundGroups.value().items.filter(({ id }) => id !== this.garder()) : []));

  protected readonly names = computed(() => {
    if (this.kind() === 'people') {
      const [kept, gone] = [this.keptPerson, this.gonePerson].map((one) => (one.hasValue() ? `${one.value().givenName} ${one.value().familyName}` : ''));
      return { kept: kept ?? '', gone: gone ?? '' };
    }
    return { kept: this.keptGroup.hasValue() ? this.keptGroup.value().name : '', gone: this.goneGroup.hasValue() ? this.goneGroup.value().name : '' };
  });
  protected readonly fields = computed<readonly Field[]>(() => (this.avec() ? (this.kind() === 'people' ? this.personFields() : this.organisationFields()) : []));
  /** The fields whose value comes from the record that goes. */
  protected readonly taken = linkedSignal<unknown, ReadonlySet<string>>({ source: () => [this.garder(), this.avec()], computation: () => new Set() });
  protected readonly preview = this.api.mergePreview(() => {
    const goneId = this.avec();
    return goneId && this.fields().length ? { kind: this.kind(), id: this.garder(), body: this.body(goneId) } : undefined;
  });
  protected readonly lines = computed(() => (this.preview.hasValue() ? outcomeLines(this.preview.value()) : []));
  /** What the record that stays will say, field by field: the choices, and what only one of the two says. */
  protected readonly kept = computed(() =>
    this.fields()
      .filter(({ both }) => !both)
      .map(({ name, label, kept, gone, fixed }) => ({ label, value: (this.taken().has(name) && !fixed ? gone : kept) ?? gone ?? '—' })),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    // The record that stays is the one that has an account: which one that is needs no thought.
    effect(() => {
      if (this.kind() !== 'people' || !this.keptPerson.hasValue() || !this.gonePerson.hasValue()) return;
      if (this.gonePerson.value().hasAccount && !this.keptPerson.value().hasAccount) this.swap();
    });
  }

  protected swap(): void {
    void this.router.navigate([], { queryParams: { garder: this.avec(), avec: this.garder() }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected with(id: string): void {
    void this.router.navigate([], { queryParams: { avec: id }, queryParamsHandling: 'merge' });
  }

  protected take(name: string, gone: boolean): void {
    this.taken.update((known) => new Set(gone ? [...known, name] : [...known].filter((one) => one !== name)));
  }

  protected personWords({ givenName, familyName, organisation }: PersonLine): string {
    return `${givenName} ${familyName}${organisation ? `, ${organisation.name}` : ''}`;
  }

  protected async merge(): Promise<void> {
    const goneId = this.avec();
    if (!goneId || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { gone } = this.names();
      const outcome = await this.api.merge(this.kind(), this.garder(), this.body(goneId));
      const merged: Merged = { gone, lines: outcomeLines(outcome) };
      await this.router.navigate(this.kind() === 'people' ? ['/annuaire', this.garder()] : ['/annuaire/structures', this.garder()], { replaceUrl: true, state: { merged } });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private body(goneId: string) {
    const taken = (name: string) => this.taken().has(name);
    if (this.kind() === 'organisations') return { goneId, choices: { name: taken('name'), kind: taken('kind') } };
    return { goneId, choices: { givenName: taken('givenName'), familyName: taken('familyName'), email: taken('email'), telephone: taken('telephone') } };
  }

  private personFields(): Field[] {
    if (!this.keptPerson.hasValue() || !this.gonePerson.hasValue()) return [];
    const [kept, gone] = [this.keptPerson.value(), this.gonePerson.value()];
    const account = kept.hasAccount ? 'C’est l’adresse d’un compte : elle ne change pas ici.' : undefined;
    return [
      { name: 'givenName', label: 'Prénom', kept: kept.givenName, gone: gone.givenName },
      { name: 'familyName', label: 'Nom', kept: kept.familyName, gone: gone.familyName },
      { name: 'email', label: 'E-mail', kept: kept.contact?.email ?? null, gone: gone.contact?.email ?? null, fixed: account },
      { name: 'telephone', label: 'Téléphone', kept: kept.contact?.telephone ?? null, gone: gone.contact?.telephone ?? null },
      { name: 'role', label: 'Fonction', kept: functionOf(kept), gone: functionOf(gone), both: 'Les deux restent, avec leurs dates.' },
    ];
  }

  private organisationFields(): Field[] {
    if (!this.keptGroup.hasValue() || !this.goneGroup.hasValue()) return [];
    const [kept, gone] = [this.keptGroup.value(), this.goneGroup.value()];
    return [
      { name: 'name', label: 'Nom', kept: kept.name, gone: gone.name },
      { name: 'kind', label: 'Ce qu’elle est', kept: ORGANISATION_KINDS[kept.kind], gone: ORGANISATION_KINDS[gone.kind] },
    ];
  }
}

/** « Maire, Commune de Barre », as the directory shows it today. */
const functionOf = ({ roleTitle, organisation }: Pick<PersonView, 'roleTitle' | 'organisation'>) => [roleTitle, organisation?.name].filter(Boolean).join(', ') || null;
