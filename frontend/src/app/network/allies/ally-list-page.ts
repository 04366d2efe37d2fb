import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cohortChoice } from '../../shared/cohort-choice';
import { Dialog } from '../../shared/dialog';
import { EmptyState } from '../../shared/empty-state';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ListTools } from '../../shared/list-tools';
import { LoadMore } from '../../shared/load-more';
import { ProblemNotice } from '../../shared/problem-notice';
import { SortHeading, sortOf } from '../../shared/sort-heading';
import { SortedTable, SortSelect } from '../../shared/sort-select';
import { fieldProblem } from '../../shared/problem-text';
import { AvailabilityApi } from '../availability/availability.api';
import { DirectoryTabs } from '../directory-tabs';
import { AlliesApi } from './allies.api';
import { loadWords, offerWords, whereWords } from './ally-words';

/** The mobilised allies, filtered in the address; those who are ticked are asked for their days in one act. */
@Component({
  selector: 'app-ally-list-page',
  imports: [DayPipe, Dialog, DirectoryTabs, EmptyState, ListTools, LoadMore, ProblemNotice, RouterLink, SortedTable, SortHeading, SortSelect],
  templateUrl: './ally-list-page.html',
})
export class AllyListPage {
  private readonly router = inject(Router);
  private readonly availability = inject(AvailabilityApi);
  readonly recherche = input<string>();
  readonly competence = input<string>();
  readonly departement = input<string>();
  readonly formation = input<string>();
  readonly disponible = input<string>();
  readonly du = input<string>();
  readonly au = input<string>();
  /** « oui » shows the boxes to tick. */
  readonly demander = input<string>();
  readonly parcours = input<string>();
  readonly tri = input<string>();

  protected readonly sort = computed(() => this.tri() ?? 'nom');
  protected readonly choice = cohortChoice(this.parcours);
  protected readonly list = inject(AlliesApi).list(() => ({
    search: this.recherche() ?? '',
    skill: this.competence() ?? '',
    department: this.departement() ?? '',
    trained: this.formation() === 'oui' ? 'yes' : this.formation() === 'non' ? 'no' : '',
    available: this.disponible() === 'oui' ? 'yes' : this.disponible() === 'silence' ? 'unanswered' : '',
    since: this.du() ?? '',
    until: this.au() ?? '',
    sort: sortOf(this.tri(), { nom: 'name', formation: 'trained', libres: 'left', porte: 'carried' }),
  }));
  protected readonly allies = computed(() => this.list.items());
  protected readonly filtered = computed(() => [this.recherche(), this.competence(), this.departement(), this.formation(), this.disponible()].some(Boolean));
  protected readonly asking = computed(() => this.demander() === 'oui' && !!this.choice.chosen());
  /** All are ticked to begin with: the filters chose them. */
  protected readonly ticked = linkedSignal<unknown, ReadonlySet<string>>({ source: () => [this.allies(), this.asking()], computation: () => new Set(this.allies().map(({ id }) => id)) });
  protected readonly where = whereWords;
  protected readonly offer = offerWords;
  protected readonly load = loadWords;
  protected readonly people = (number: number) => count(number, 'personne');

  protected readonly writing = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly problem = (field: string) => fieldProblem(this.failure(), field);

  protected filter(query: Record<string, string>): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value.trim() || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected tick(id: string, on: boolean): void {
    this.ticked.update((known) => new Set(on ? [...known, id] : [...known].filter((one) => one !== id)));
  }

  protected tickAll(on: boolean): void {
    this.ticked.set(new Set(on ? this.allies().map(({ id }) => id) : []));
  }

  protected async ask(event: Event, startsOn: string, endsOn: string, days: number, message: string): Promise<void> {
    event.preventDefault();
    const cohort = this.choice.chosen();
    if (!cohort || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.availability.ask(cohort.id, { startsOn, endsOn, days, personIds: [...this.ticked()], message: message.trim() || null });
      await this.router.navigate(['/annuaire/disponibilites', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
