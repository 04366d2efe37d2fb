import { Component, computed, inject, input, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { GatheringInput } from '../api';
import { Dialog } from '../shared/dialog';
import { GatheringForm } from './gathering-form';
import { isDay } from './planning/days';
import { ownCohorts } from './planning/own-cohorts';
import { GatheringApi } from './gathering.api';

/** Plans a gathering in the cohort of the list behind it, then opens it. */
@Component({
  selector: 'app-new-gathering-dialog',
  imports: [Dialog, GatheringForm],
  template: `
    <app-dialog heading="Prévoir un rendez-vous" [wide]="true" (closed)="leave()">
      <app-gathering-form act="Prévoir" [cohortId]="cohortId()" [start]="start()" [busy]="busy()" [failure]="failure()" (written)="save($event)" (left)="leave()" />
    </app-dialog>
  `,
})
export class NewGatheringDialog {
  private readonly api = inject(GatheringApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  readonly parcours = input('', { transform: (value?: string) => value ?? '' });

  /** The day and the chantier that the page behind was showing. */
  readonly jour = input('', { transform: (value?: string) => value ?? '' });
  readonly chantier = input('', { transform: (value?: string) => value ?? '' });

  protected readonly start = computed(() => ({ ...(isDay(this.jour()) && { heldOn: this.jour() }), workingGroupId: this.chantier() }));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** The cohort of the list behind, by the same rule. */
  private readonly own = ownCohorts(this.parcours);
  protected readonly cohortId = computed(() => this.own.cohort()?.id ?? '');

  protected async save(input: GatheringInput): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.api.create(this.cohortId(), input);
      await this.router.navigate(['/rendez-vous', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    if (this.chantier()) void this.router.navigate(['/rendez-vous/chantiers', this.chantier()]);
    else void this.router.navigate(['..'], { relativeTo: this.route, queryParams: { jour: null }, queryParamsHandling: 'merge' });
  }
}
