import { Component, computed, input } from '@angular/core';
import type { TerritoryPageContent } from '../api';
import { count, longDate, number } from '../shared/french';
import { DaysBar } from '../shared/days-bar';
import { DayPipe, FigurePipe } from '../shared/french.pipes';
import { ACTORS, type ActorCategory, NATURES, QUARTET, STAGES } from '../shared/labels';
import { Quartet, type Seats } from '../shared/quartet';

const KINDS: Readonly<Record<string, string>> = {
  commune: 'Commune',
  epci_cc: 'Communauté de communes',
  epci_ca: 'Communauté d’agglomération',
  epci_cu: 'Communauté urbaine',
  epci_metropole: 'Métropole',
  petr: 'Pôle d’équilibre territorial et rural',
  pnr: 'Parc naturel régional',
  departement: 'Département',
  region: 'Région',
};

const ANSWERS = { taken_up: 'Repris', later: 'Plus tard', no: 'Non, parce que' } as const;

/** A territory's page of the report, live or frozen, on screen as on paper. A voice that is missing is shown as missing. */
@Component({
  selector: 'app-territory-sheet',
  imports: [DayPipe, DaysBar, FigurePipe, Quartet],
  templateUrl: './territory-sheet.html',
  styleUrl: './territory-sheet.scss',
})
export class TerritorySheet {
  readonly content = input.required<TerritoryPageContent>();
  /** Which edition this is, said on paper, where no address tells it. */
  readonly edition = input('');

  protected readonly number = number;
  protected readonly count = count;
  protected readonly natures: Readonly<Record<string, string>> = NATURES;
  protected readonly answers = ANSWERS;

  protected readonly kind = computed(() => KINDS[this.content().territory.kind] ?? this.content().territory.kind);
  protected readonly where = computed(() => {
    const { department, departmentName } = this.content().territory;
    return departmentName ? `${departmentName}${department ? ` (${department})` : ''}` : department;
  });
  /** The list by its French name: what names the package serves to trace, not to read. */
  protected readonly list = computed(() => this.content().territory.populationList?.split(/, @|, population/u)[0] ?? '');
  protected readonly path = computed(() =>
    this.content()
      .stages.filter(({ stage }) => stage === 'engaged' || stage === 'completed' || stage === 'stopped' || stage === 'paused')
      .map(({ stage, reachedOn }) => ({ label: STAGES[stage as keyof typeof STAGES], on: longDate(reachedOn) })),
  );
  protected readonly team = computed(() => {
    const of = (category: ActorCategory) => this.content().team.filter((one) => one.category === category);
    const quartet = QUARTET.map((category) => ({ category, label: ACTORS[category], people: of(category) }));
    const residents = of('resident');
    return residents.length
      ? [...quartet, { category: 'resident' as const, label: ACTORS.resident, people: residents }]
      : quartet;
  });
  protected readonly seats = computed(
    () =>
      QUARTET.map((category) => {
        const people = this.content().team.filter((one) => one.category === category);
        const foreseen = people.filter((one) => one.foreseen).length;
        return { agreed: people.length - foreseen, foreseen };
      }) as unknown as Seats,
  );
  protected readonly words = computed(() => [
    { side: 'ally', heading: 'Le mot de l’allié·e', word: this.content().viewpoints.ally },
    { side: 'territory', heading: 'Le mot du territoire', word: this.content().viewpoints.territory },
  ]);
}
