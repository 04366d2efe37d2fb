import { Component, computed, inject, input, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { GatheringInput } from '../api';
import { Actor } from '../core/actor';
import { Dialog } from '../shared/dialog';
import { GatheringForm } from './gathering-form';
import { GatheringApi } from './gathering.api';

/** Plans a gathering in the cohort of the list behind it, then opens it. */
@Component({
  selector: 'app-new-gathering-dialog',
  imports: [Dialog, GatheringForm],
  template: `
    <app-dialog heading="Prévoir un rendez-vous" [wide]="true" (closed)="leave()">
      <app-gathering-form act="Prévoir" [cohortId]="cohortId()" [busy]="busy()" [failure]="failure()" (written)="save($event)" (left)="leave()" />
    </app-dialog>
  `,
})
export class NewGatheringDialog {
  private readonly api = inject(GatheringApi);
  private readonly actor = inject(Actor);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  readonly parcours = input('', { transform: (value?: string) => value ?? '' });

  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly cohortId = computed(
    () => this.parcours() || (this.actor.hats().find(({ cohortId }) => cohortId)?.cohortId ?? ''),
  );

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
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }
}
