import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { ImportLink } from '../shared/import-link';
import type { WhoInput } from '../api';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { ProblemNotice } from '../shared/problem-notice';
import { SortHeading, sortOf } from '../shared/sort-heading';
import { SortedTable, SortSelect } from '../shared/sort-select';
import { DirectoryTabs } from './directory-tabs';
import { DirectoryApi } from './directory.api';
import { PersonPicker } from './person-picker';
import { type SeatFilter, SeatFilters, seatsAsked } from './seat-filters';

/** The orders of the list, as the address and as the server name them. */
const ORDERS = { nom: 'name', fonction: 'role', structure: 'organisation' };

/** The directory: a search that lives in the address; how to reach people, for those who may read it. */
@Component({
  selector: 'app-directory-page',
  imports: [Dialog, DirectoryTabs, EmptyState, ImportLink, ListTools, LoadMore, PersonPicker, ProblemNotice, RouterLink, SeatFilters, SortedTable, SortHeading, SortSelect],
  templateUrl: './directory-page.html',
  styles: `
    .email {
      overflow-wrap: anywhere;
    }
  `,
})
export class DirectoryPage {
  private readonly router = inject(Router);
  private readonly api = inject(DirectoryApi);
  protected readonly actor = inject(Actor);
  readonly recherche = input<string>();
  readonly dialogue = input<string>();

  /** The filters: by team, and who cannot be written to. */
  readonly parcours = input<string>();
  readonly territoire = input<string>();
  readonly departement = input<string>();
  readonly place = input<string>();
  readonly adresse = input<string>();
  readonly tri = input<string>();

  protected readonly sort = computed(() => this.tri() ?? 'nom');
  protected readonly seats = computed(() => ({ parcours: this.parcours(), territoire: this.territoire(), departement: this.departement(), place: this.place() }));
  protected readonly filtered = computed(() => [...Object.values(this.seats()), this.adresse()].some(Boolean));
  protected readonly list = this.api.people(() => ({
    search: this.recherche() ?? '',
    sort: sortOf(this.tri(), ORDERS),
    ...seatsAsked(this.seats()),
    email: this.adresse() === 'sans' ? 'no' : '',
  }));
  protected readonly people = computed(() => this.list.items());
  protected readonly contacts = computed(() => this.people().some(({ contact }) => contact));
  protected readonly who = signal<WhoInput | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected filter(query: Readonly<Record<string, string | undefined>> | SeatFilter): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value?.trim() || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected close(): void {
    this.who.set(null);
    this.failure.set(null);
    void this.router.navigate([], { queryParams: { dialogue: null }, queryParamsHandling: 'merge' });
  }

  /** Somebody who was there already opens as they are. */
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const who = this.who();
    if (!who) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const id = 'personId' in who ? who.personId : (await this.api.add(who)).id;
      await this.router.navigate(['/annuaire', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
