import { Component, computed, input, output } from '@angular/core';
import { cohortChoice } from '../shared/cohort-choice';
import { ACTORS } from '../shared/labels';

/** What the address says of the teams whose people are shown. */
export interface SeatFilter {
  readonly parcours?: string | undefined;
  readonly territoire?: string | undefined;
  readonly departement?: string | undefined;
  readonly place?: string | undefined;
}

/** The same, as the server names it. */
export const seatsAsked = ({ parcours = '', territoire = '', departement = '', place = '' }: SeatFilter): Record<string, string> => ({
  cohortId: parcours,
  territory: territoire,
  department: departement,
  category: place,
});

/** Filters by team: a path, a territory, a department, a kind of actor. */
@Component({
  selector: 'app-seat-filters',
  styles: ':host { display: contents; }',
  template: `
    @if (cohorts.all().length) {
      <div class="field">
        <label for="f-cohort">Parcours</label>
        <select #cohort id="f-cohort" (change)="changed.emit({ parcours: cohort.value })">
          <option value="">tous</option>
          @for (one of cohorts.all(); track one.id) {
            <option [value]="one.id" [selected]="one.id === of().parcours">{{ one.name }}</option>
          }
        </select>
      </div>
    }
    <div class="field">
      <label for="f-territory">Territoire</label>
      <input #territory id="f-territory" type="search" maxlength="80" [value]="of().territoire ?? ''" (change)="changed.emit({ territoire: territory.value })" />
    </div>
    <div class="field">
      <label for="f-department">Département</label>
      <input #department id="f-department" placeholder="30" size="4" maxlength="3" [value]="of().departement ?? ''" (change)="changed.emit({ departement: department.value })" />
    </div>
    <div class="field">
      <label for="f-category">Place dans l’équipe</label>
      <select #category id="f-category" (change)="changed.emit({ place: category.value })">
        <option value="">toutes</option>
        @for (one of categories; track one[0]) {
          <option [value]="one[0]" [selected]="one[0] === of().place">{{ one[1] }}</option>
        }
      </select>
    </div>
  `,
})
export class SeatFilters {
  readonly of = input.required<SeatFilter>();
  readonly changed = output<SeatFilter>();
  protected readonly cohorts = cohortChoice(computed(() => this.of().parcours));
  protected readonly categories = Object.entries(ACTORS);
}
