import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { GatheringInput, GatheringView } from '../api';
import { Problem } from '../core/problem';
import { Dialog } from '../shared/dialog';
import { GatheringForm } from './gathering-form';
import { GatheringState } from './gathering-state';
import { GatheringApi } from './gathering.api';

/** Changes a gathering over the version that was read; when somebody else saved meanwhile, their version can be taken up. */
@Component({
  selector: 'app-edit-gathering-dialog',
  imports: [Dialog, GatheringForm],
  template: `
    <app-dialog heading="Modifier le rendez-vous" [wide]="true" (closed)="leave()">
      @if (base(); as one) {
        <app-gathering-form
          act="Enregistrer"
          [cohortId]="one.cohortId"
          [saved]="one"
          [busy]="busy()"
          [failure]="failure()"
          (written)="save($event)"
          (left)="leave()"
        >
          @if (current(); as theirs) {
            <div class="notice sun">
              <p>La version enregistrée entre-temps s’intitule «&nbsp;{{ theirs.title }}&nbsp;».</p>
              <p class="row">
                <button type="button" class="small" (click)="takeTheirs(theirs)">Reprendre cette version</button>
                <button type="button" class="small" (click)="keepMine(theirs)">Garder la mienne</button>
              </p>
            </div>
          } @else if (invited()) {
            <p class="quiet">Les personnes invitées ne sont pas prévenues d’un changement&nbsp;: pensez à leur écrire.</p>
          }
        </app-gathering-form>
      }
    </app-dialog>
  `,
})
export class EditGatheringDialog {
  private readonly api = inject(GatheringApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly base = linkedSignal<GatheringView | null, GatheringView | null>({
    source: this.state.gathering,
    // What is being written is not swept away when the page behind reads again.
    computation: (now, before) => before?.value ?? now,
  });
  private version = 0;
  protected readonly invited = computed(() => !!this.state.gathering()?.registrations.length);
  protected readonly current = signal<GatheringView | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(input: GatheringInput): Promise<void> {
    const base = this.base();
    if (!base) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.update(base.id, this.version || base.version, input);
      this.state.reload();
      this.leave();
    } catch (error) {
      this.failure.set(error);
      this.current.set(error instanceof Problem && error.status === 412 ? (error.current as GatheringView) : null);
    } finally {
      this.busy.set(false);
    }
  }

  protected takeTheirs(theirs: GatheringView): void {
    this.version = theirs.version;
    this.base.set(theirs);
    this.settle();
  }

  protected keepMine(theirs: GatheringView): void {
    this.version = theirs.version;
    this.settle();
  }

  protected leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }

  private settle(): void {
    this.current.set(null);
    this.failure.set(null);
  }
}
