import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Actor } from '../core/actor';

/** The views of a territory's project, from the idea to the page of the report, each with its address; only those that serve the person. */
@Component({
  selector: 'app-territory-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Le projet de ce territoire" class="no-print">
      <ul class="tabs">
        @for (tab of tabs(); track tab.path) {
          <li>
            <a
              [routerLink]="tab.path"
              routerLinkActive
              ariaCurrentWhenActive="page"
              [routerLinkActiveOptions]="{ exact: tab.exact }"
              >{{ tab.label }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
  styles: `
    @media (max-width: 44rem) {
      .tabs {
        flex-wrap: nowrap;
        margin-inline: -1.1rem;
        padding-inline: 1.1rem;
        overflow-x: auto;
        white-space: nowrap;
        scrollbar-width: none;
      }
    }
  `,
})
export class TerritoryTabs {
  readonly participationId = input.required<string>();
  readonly cohortId = input.required<string>();
  private readonly actor = inject(Actor);

  protected readonly tabs = computed(() => {
    const id = this.participationId();
    const wears = (...names: string[]) =>
      this.actor.hats().some((hat) => names.includes(hat.hat) && hat.cohortId === this.cohortId());
    const own = this.actor.hats().some((hat) => ['delegate', 'project_ally'].includes(hat.hat) && hat.participationId === id);
    const inside = own || wears('cohort_manager', 'pivot_ally');
    return [
      { path: `/projets/${id}`, label: 'Le projet', exact: true, shown: true },
      { path: `/projets/${id}/notes`, label: 'Les trois notes', exact: false, shown: inside },
      { path: `/projets/${id}/appui`, label: 'Jours d’appui', exact: false, shown: inside || wears('evaluator', 'observer') },
      { path: `/effets/${id}`, label: 'Ce que ça a changé', exact: false, shown: inside || wears('evaluator') },
      { path: `/bilan/${id}`, label: 'Page du bilan', exact: false, shown: true },
    ].filter(({ shown }) => shown);
  });
}
