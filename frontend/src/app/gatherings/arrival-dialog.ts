import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { ActorCategory, PersonPage } from '../api';
import { Dialog } from '../shared/dialog';
import { ACTOR } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { GatheringState } from './gathering-state';
import { GatheringApi } from './gathering.api';

/** Puts on the list somebody who came without being invited, found in the directory. */
@Component({
  selector: 'app-arrival-dialog',
  imports: [Dialog, ProblemNotice],
  templateUrl: './arrival-dialog.html',
})
export class ArrivalDialog {
  private readonly api = inject(GatheringApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly state = inject(GatheringState);

  protected readonly kinds = Object.entries(ACTOR) as [ActorCategory, string][];
  protected readonly search = signal('');
  protected readonly personId = signal('');
  protected readonly participationId = signal('');
  protected readonly category = signal<ActorCategory | ''>('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected readonly found = httpResource<PersonPage>(() =>
    this.search().trim().length > 1 ? { url: '/api/people', params: { search: this.search().trim(), limit: 8 } } : undefined,
  );
  protected readonly people = computed(() => {
    const listed = new Set(this.state.gathering()?.registrations.map(({ personId }) => personId));
    return this.found.hasValue() ? this.found.value().items.map((one) => ({ ...one, listed: listed.has(one.id) })) : [];
  });
  protected readonly territories = computed(() => this.state.territories().filter(({ key }) => key));

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.personId()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.addArrival(this.state.id(), {
        personId: this.personId(),
        category: this.category() || null,
        participationId: this.participationId() || null,
      });
      this.state.reload();
      this.leave();
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
