import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Actor } from '../core/actor';

/** The way to « Collez votre tableau » from where a list grows; staff of several paths choose which. */
@Component({
  selector: 'app-import-link',
  imports: [RouterLink],
  template: `
    @for (cohort of cohorts(); track cohort.id) {
      <a class="btn" [routerLink]="['/parcours', cohort.id, 'importer']">Coller un tableau{{ cohorts().length > 1 ? ' (' + cohort.name + ')' : '' }}</a>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ImportLink {
  private readonly actor = inject(Actor);
  protected readonly cohorts = computed(() => {
    const known = new Map<string, { id: string; name: string }>();
    for (const { hat, cohortId, cohortName } of this.actor.hats())
      if (cohortId && (hat === 'cohort_manager' || hat === 'pivot_ally')) known.set(cohortId, { id: cohortId, name: cohortName ?? '' });
    return [...known.values()].slice(0, 3);
  });
}
