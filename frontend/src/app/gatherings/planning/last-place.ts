import { httpResource } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { Params } from '@angular/router';
import type { LivingCohorts } from '../../api';
import { Actor } from '../../core/actor';

/** A view of the list of gatherings, as its address says it. */
export type Place = Readonly<Record<'parcours' | 'nature' | 'vue' | 'mois', string>>;

/**
 * Where somebody was among the gatherings, kept for this tab: the cohort they chose last opens again, and a gathering leads
 * back to the view it was opened from. Until somebody chose, the cohort that lives now opens.
 */
@Service()
export class LastPlace {
  private readonly actor = inject(Actor);
  private readonly person = computed(() => this.actor.me()?.person.id ?? '');
  private readonly several = computed(() => new Set(this.actor.hats().flatMap(({ cohortId }) => cohortId ?? [])).size > 1);
  private readonly place = signal(kept());
  private readonly asked = signal(false);
  private readonly read = httpResource<LivingCohorts>(() => (this.asked() && this.several() ? '/api/living-cohorts' : undefined));

  /** The cohort that was chosen last by this person. */
  readonly chosen = computed(() => (this.place()?.person === this.person() ? (this.place()?.parcours ?? '') : ''));
  /** Cohorts in the order in which they live; null while it is being read. */
  readonly living = computed<readonly string[] | null>(() => {
    if (!this.several() || this.read.error()) return [];
    return this.read.hasValue() ? this.read.value().items.map(({ cohortId }) => cohortId) : null;
  });

  /** Which cohort lives is asked of the server once somebody comes without naming one. */
  ask(): void {
    this.asked.set(true);
  }

  keep(place: Place): void {
    const now = { ...place, person: this.person() };
    this.place.set(now);
    sessionStorage.setItem(key, JSON.stringify(now));
  }

  /** What leads back to the list from something of this cohort. */
  back(cohortId: string): Params {
    const last = this.place();
    if (!last || last.person !== this.person() || last.parcours !== cohortId) return { parcours: cohortId };
    const { person: _, ...query } = last;
    return Object.fromEntries(Object.entries(query).filter(([, value]) => value));
  }
}

const key = 'rendez-vous';

function kept(): (Place & { readonly person: string }) | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as (Place & { readonly person: string }) | null;
  } catch {
    return null;
  }
}
