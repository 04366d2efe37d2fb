import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Actor } from '../core/actor';

/** The way to « Collez votre tableau » from where a list grows; staff of several paths choose which. */
@Component({
  selector: 'app-import-link',
  imports: [RouterLink],
  template: `
    @if (into(); as into) {
      <span class="row">
        @if (cohorts().length > 1) {
          <select #chosen aria-label="Parcours où coller un tableau" (change)="choice.set(chosen.value)">
            @for (cohort of cohorts(); track cohort.id) {
              <option [value]="cohort.id" [selected]="cohort.id === into.id">{{ cohort.name }}</option>
            }
          </select>
        }
        <a class="btn" [routerLink]="['/parcours', into.id, 'importer']">Coller un tableau</a>
      </span>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .row {
      gap: 0.5rem;
      flex-wrap: wrap;
    }
    select {
      width: auto;
      max-width: 13rem;
    }
    @media (min-width: 40rem) {
      .row {
        flex: none;
        flex-wrap: nowrap;
      }
    }
  `,
})
export class ImportLink {
  private readonly actor = inject(Actor);
  protected readonly cohorts = computed(() => {
    const known = new Map<string, { id: string; name: string }>();
    for (const { hat, cohortId, cohortName } of this.actor.hats())
      if (cohortId && (hat === 'cohort_manager' || hat === 'pivot_ally')) known.set(cohortId, { id: cohortId, name: cohortName ?? '' });
    return [...known.values()];
  });
  protected readonly choice = signal('');
  /** The path chosen; the first one until then. */
  protected readonly into = computed(() => this.cohorts().find(({ id }) => id === this.choice()) ?? this.cohorts()[0]);
}
