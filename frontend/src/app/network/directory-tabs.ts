import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Actor } from '../core/actor';

/** The views of the directory that serve the person. */
@Component({
  selector: 'app-directory-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    @if (tabs().length > 1) {
      <nav aria-label="Annuaire" class="no-print">
        <ul class="tabs">
          @for (tab of tabs(); track tab.path) {
            <li><a [routerLink]="tab.path" routerLinkActive ariaCurrentWhenActive="page" [routerLinkActiveOptions]="options">{{ tab.label }}</a></li>
          }
        </ul>
      </nav>
    }
  `,
})
export class DirectoryTabs {
  private readonly actor = inject(Actor);
  protected readonly options = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;
  protected readonly tabs = computed(() => {
    const staff = this.actor.isStaff();
    const companion = this.actor.wears('delegate', 'project_ally', 'cohort_manager', 'pivot_ally');
    return [
      { path: '/annuaire', label: 'Personnes', shown: true },
      { path: '/annuaire/structures', label: 'Structures', shown: staff },
      { path: '/annuaire/allies', label: 'Allié·es', shown: staff },
      { path: '/annuaire/disponibilites', label: 'Disponibilités', shown: this.actor.wears('cohort_manager', 'pivot_ally') },
      { path: '/annuaire/appeler', label: 'Qui appeler\u202f?', shown: companion },
      { path: '/annuaire/doublons', label: 'Doublons possibles', shown: staff },
    ].filter(({ shown }) => shown);
  });
}
