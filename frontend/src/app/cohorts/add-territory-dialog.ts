import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { LeadOrigin, OfficialTerritory, StageName } from '../api';
import { ByHandForm } from '../network/territories/by-hand-form';
import { Dialog } from '../shared/dialog';
import { STAGES } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { foundByWords, kindWords, placedName } from '../shared/territory-words';
import { CohortApi } from './cohort.api';
import { localToday } from './local-today';
import { ORIGINS } from './stage-labels';

/** Brings a territory of the official list into the path, by a first stage. */
@Component({
  selector: 'app-add-territory-dialog',
  imports: [ByHandForm, Dialog, ProblemNotice],
  templateUrl: './add-territory-dialog.html',
})
export class AddTerritoryDialog {
  private readonly api = inject(CohortApi);
  readonly cohortId = input.required<string>();
  /** What is looked for already, when one comes from the search. */
  readonly sought = input('');
  /** Whether a territory came in. */
  readonly closed = output<boolean>();

  protected readonly words = kindWords;
  protected readonly placed = placedName;
  protected readonly foundBy = foundByWords;
  protected readonly origins = Object.entries(ORIGINS);
  protected readonly stages = (['approached', 'interested', 'met', 'engaged'] as const).map((key) => [key, STAGES[key]] as const);
  protected readonly today = localToday();
  protected readonly search = linkedSignal(() => this.sought());
  protected readonly found = this.api.official(this.search);
  protected readonly chosen = signal<OfficialTerritory | null>(null);
  /** What is not in the official list is described by hand, then chosen. */
  protected readonly byHand = signal(false);
  protected readonly made = signal<{ readonly id: string; readonly name: string } | null>(null);
  protected readonly asInstitution = signal(false);
  protected readonly mayBeInstitution = computed(() => ['region', 'departement'].includes(this.chosen()?.kind ?? '') || !!this.made());
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  /** Enter takes the first that was found: a lead is added in a few keys. */
  protected first(event: Event): void {
    event.preventDefault();
    const [first] = this.found.hasValue() ? this.found.value().items : [];
    if (first) this.chosen.set(first);
  }

  protected async save(event: Event, origin: string, stage: string, reachedOn: string): Promise<void> {
    event.preventDefault();
    const made = this.made();
    const territory = made ? { code: '', territoryId: made.id } : this.chosen();
    if (!territory) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.bringIn(this.cohortId(), territory, {
        leadOrigin: (origin || null) as LeadOrigin | null,
        accompaniedAs: this.asInstitution() && this.mayBeInstitution() ? 'institution' : 'territory',
        stage: stage as StageName,
        reachedOn,
      });
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
