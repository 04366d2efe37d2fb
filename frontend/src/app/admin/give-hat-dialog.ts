import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { CohortLine, HatInput } from '../api';
import { Actor } from '../core/actor';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { valueOf } from './address-filters';
import { AdminApi } from './admin.api';
import { GIVEN_HERE, HATS } from './hat-words';
import { PersonPicker, type Picked } from './person-picker';

type Given = HatInput['hat'];

/** Gives a role: who, which one, where, until when. What the role opens is said before it is given. */
@Component({
  selector: 'app-give-hat-dialog',
  imports: [Dialog, PersonPicker, ProblemNotice],
  templateUrl: './give-hat-dialog.html',
})
export class GiveHatDialog {
  private readonly api = inject(AdminApi);
  private readonly actor = inject(Actor);

  readonly cohorts = input.required<readonly CohortLine[]>();
  readonly cohortId = input('');
  readonly hat = input('');
  readonly person = input<Picked | null>(null);
  /** What to tell once it is given. */
  readonly given = output<string>();
  readonly left = output();

  protected readonly value = valueOf;
  protected readonly words = HATS;
  /** Administrators and a cohort's staff are named by the network alone. */
  protected readonly kinds = computed(() =>
    GIVEN_HERE.filter((kind) => this.actor.wears('network_admin') || !['network_admin', 'cohort_manager'].includes(kind)),
  );
  protected readonly picked = linkedSignal(() => this.person());
  protected readonly kind = linkedSignal<Given>(() => this.kinds().find((kind) => kind === this.hat()) ?? this.kinds()[0] ?? 'evaluator');
  protected readonly cohort = linkedSignal(() => this.cohortId() || (this.cohorts()[0]?.id ?? ''));
  protected readonly participation = signal('');
  protected readonly startsOn = signal('');
  protected readonly endsOn = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected readonly inCohort = computed(() => this.kind() !== 'network_admin');
  protected readonly inTerritory = computed(() => ['project_ally', 'delegate'].includes(this.kind()));
  protected readonly scopes = this.api.scopes(computed(() => (this.inTerritory() ? this.cohort() : '')));
  protected readonly territories = computed(() => {
    const known = new Map<string, string>();
    for (const { participationId, territoryName } of this.scopes.hasValue() ? this.scopes.value().items : []) known.set(participationId, territoryName);
    return [...known].map(([id, name]) => ({ id, name }));
  });
  protected readonly complete = computed(() => !!this.picked() && (!this.inCohort() || !!this.cohort()) && (!this.inTerritory() || !!this.participation()));

  protected choose(kind: string): void {
    this.kind.set(kind as Given);
  }

  protected chooseCohort(id: string): void {
    this.cohort.set(id);
    this.participation.set('');
  }

  protected async give(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.picked();
    if (!person || !this.complete()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.giveHat({
        personId: person.id,
        hat: this.kind(),
        cohortId: this.inCohort() ? this.cohort() : null,
        participationId: this.inTerritory() ? this.participation() : null,
        startsOn: this.startsOn() || null,
        endsOn: this.endsOn() || null,
      });
      this.given.emit(`${person.name}\u00a0: ${HATS[this.kind()].label}, c’est fait.`);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
