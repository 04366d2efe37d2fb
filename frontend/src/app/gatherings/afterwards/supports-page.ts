import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cohortChoice } from '../../shared/cohort-choice';
import { ListTools } from '../../shared/list-tools';
import { Finder } from './finder';
import { ThemesDialog } from './themes-dialog';

/** « Retrouver », for whoever signs in: the supports of a cohort by theme. Staff keep the list of themes. */
@Component({
  selector: 'app-supports-page',
  imports: [Finder, ListTools, RouterLink, ThemesDialog],
  template: `
    <div class="top">
      <div>
        <span class="over"><a routerLink="/rendez-vous">Rendez-vous</a>{{ cohorts.chosen() ? ' · ' + cohorts.chosen()!.name : '' }}</span>
        <h1>Retrouver les supports</h1>
      </div>
      <div class="actions no-print"><button type="button" (click)="themes.set(true)">Les thèmes</button></div>
    </div>
    @if (cohorts.all().length > 1) {
      <div class="field">
        <label for="supports-cohort">Parcours</label>
        <select #choice id="supports-cohort" (change)="show(choice.value)">
          @for (one of cohorts.all(); track one.id) {
            <option [value]="one.id" [selected]="one.id === cohorts.chosen()?.id">{{ one.name }}</option>
          }
        </select>
      </div>
    }
    @if (cohorts.chosen(); as cohort) {
      <app-list-tools [views]="false" [of]="{ url: '/api/cohorts/' + cohort.id + '/resources', params: sought() }" named="les supports trouvés" />
    }
    @for (seen of [round()]; track seen) {
      <app-finder [cohortId]="cohorts.chosen()?.id" />
    }
    @if (themes()) {
      <app-themes-dialog (closed)="themes.set(false); round.set(round() + 1)" />
    }
  `,
})
export class SupportsPage {
  private readonly router = inject(Router);
  readonly parcours = input<string>();
  protected readonly cohorts = cohortChoice(this.parcours);
  private readonly finder = viewChild(Finder);
  protected readonly themes = signal(false);
  /** What is sought of them, for the file. */
  protected readonly sought = computed((): Record<string, string> => {
    const [theme, q] = [this.finder()?.theme(), this.finder()?.words()];
    return { ...(theme && { theme }), ...(q && { q }) };
  });
  protected readonly round = signal(0);

  protected show(parcours: string): void {
    void this.router.navigate([], { queryParams: { parcours }, replaceUrl: true });
  }
}
