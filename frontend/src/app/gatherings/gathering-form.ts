import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { GatheringFormat, GatheringInput, GatheringNature, GatheringView, Half } from '../api';
import { localToday } from '../cohorts/local-today';
import { Autosize } from '../shared/autosize';
import { fieldProblem } from '../shared/problem-text';
import { ProblemNotice } from '../shared/problem-notice';
import { draftOf, type GatheringDraft, inputOf } from './gathering-draft';
import { GATHERING_FORMATS, GATHERING_NATURES, HALVES } from './gathering-labels';
import { CollisionsOfDay } from './planning/collisions-of-day';
import { PlanningApi } from './planning/planning.api';

/** The fields of a gathering. Those that its format or date make useless are not shown. */
@Component({
  selector: 'app-gathering-form',
  imports: [Autosize, CollisionsOfDay, ProblemNotice],
  templateUrl: './gathering-form.html',
})
export class GatheringForm {
  readonly saved = input<GatheringView | null>(null);
  /** Whose territories' calendars are looked at when a day is chosen. */
  readonly cohortId = input('');
  /** What the address already says of a new gathering: its day, its chantier. */
  readonly start = input<Partial<GatheringDraft>>({});
  readonly busy = input(false);
  readonly failure = input<unknown>(null);
  readonly act = input.required<string>();
  readonly written = output<GatheringInput>();
  readonly left = output();

  protected readonly draft = linkedSignal<GatheringDraft>(() => ({ ...draftOf(this.saved()), ...this.start() }));
  protected readonly natures = Object.entries(GATHERING_NATURES) as [GatheringNature, string][];
  protected readonly formats = Object.entries(GATHERING_FORMATS) as [GatheringFormat, string][];
  protected readonly halves = Object.entries(HALVES) as [Half, string][];
  private readonly known = inject(PlanningApi).groups(() => this.cohortId() || undefined);
  protected readonly groups = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly halfDays = computed(() => inputOf(this.draft(), this.saved()).halfDays);
  protected readonly current = computed(() => this.draft().halves ?? this.saved()?.halfDays.map(({ half }) => half) ?? []);

  /** A day that is past asks for a word of confirmation: it is a slip more often than a memory. */
  protected readonly isPast = computed(() => {
    const { heldOn } = this.draft();
    return heldOn !== '' && heldOn !== this.saved()?.heldOn && heldOn < localToday();
  });

  /** Whether somebody who was invited would read something else in their calendar. */
  readonly moves = computed(() => {
    const saved = this.saved();
    if (!saved) return false;
    const { place, address, url } = inputOf(this.draft(), saved);
    return this.reschedules() || place !== saved.place || address !== saved.address || url !== saved.url;
  });

  /** Another day or hour: who had said no may come now. */
  readonly reschedules = computed(() => {
    const saved = this.saved();
    if (!saved) return false;
    const { heldOn, fromTime, toTime } = inputOf(this.draft(), saved);
    return heldOn !== saved.heldOn || fromTime !== saved.fromTime || toTime !== saved.toTime;
  });

  protected set(field: Exclude<keyof GatheringDraft, 'halves' | 'alreadyHeld'>, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected setHeld(event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({ ...draft, alreadyHeld: checked }));
  }

  protected setHalf(half: Half, event: Event): void {
    const chosen = new Set(this.current());
    if ((event.target as HTMLInputElement).checked) chosen.add(half);
    else chosen.delete(half);
    this.draft.update((draft) => ({ ...draft, halves: this.halves.map(([one]) => one).filter((one) => chosen.has(one)) }));
  }

  protected fault(field: string): string {
    return this.failure() ? fieldProblem(this.failure(), `/${field}`) : '';
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.busy()) this.written.emit(inputOf(this.draft(), this.saved()));
  }
}
