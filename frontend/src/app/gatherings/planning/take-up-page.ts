import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ProgrammeInput, ShiftAsked } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { draft } from '../../shared/draft';
import { count, weekdayDate } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { GATHERING_NATURES } from '../gathering-labels';
import { addDays, isDay } from './days';
import { LastPlace } from './last-place';
import { ownCohorts } from './own-cohorts';
import { type PlanLine, PlanLines, readyToPlan } from './plan-lines';
import { PlanningApi } from './planning.api';
import { bestFirst, proposed, sameWeekday } from './take-up';

/** Another cohort's programme, moved: the day that its first gathering takes, each line to adjust, all created in one act. */
@Component({
  selector: 'app-take-up-page',
  imports: [PlanLines, ProblemNotice, RouterLink],
  templateUrl: './take-up-page.html',
})
export class TakeUpPage {
  private readonly api = inject(PlanningApi);
  private readonly router = inject(Router);

  readonly parcours = input('', { transform: (value?: string) => value ?? '' });

  protected readonly own = ownCohorts(this.parcours);
  protected readonly last = inject(LastPlace);
  protected readonly cohortId = computed(() => this.own.cohort()?.id ?? '');
  protected readonly sources = this.api.sources(() => this.cohortId() || undefined);
  /** Those that took place first, the reader's own cohort last: its programme stands already. */
  protected readonly known = computed(() => bestFirst(this.sources.hasValue() ? this.sources.value().items : [], this.cohortId(), localToday()));
  protected readonly source = draft(() => this.known()[0]?.cohortId ?? '');
  protected readonly chosen = computed(() => this.known().find(({ cohortId }) => cohortId === this.source()) ?? null);
  /** A month ahead, on the weekday of the first one. */
  protected readonly firstOn = draft(() => sameWeekday(this.chosen()?.firstOn ?? null, addDays(localToday(), 28)));
  protected readonly preview = this.api.shifted(
    () => this.cohortId() || undefined,
    () => (this.source() && isDay(this.firstOn()) ? ({ sourceCohortId: this.source(), firstOn: this.firstOn() } satisfies ShiftAsked) : undefined),
  );
  private readonly found = computed(() => (this.preview.hasValue() ? this.preview.value().lines : []));
  /** What its own cohort still awaits was never tried: it comes when asked for. */
  protected readonly withAwaited = signal(false);
  private readonly wanted = computed(() => proposed(this.found(), localToday(), this.withAwaited()));
  protected readonly awaited = computed(() => this.found().length - this.wanted().length);
  protected readonly lines = draft<readonly PlanLine[]>(() =>
    this.wanted().map(({ key, title, heldOn, fromTime, toTime, wasOn, halfDays, nature, number, sequenceCount }) => ({
      key,
      title,
      heldOn: heldOn ?? '',
      fromTime,
      toTime,
      halfDays,
      was: wasOn ? `était le ${weekdayDate(wasOn)} ${wasOn.slice(0, 4)}` : 'n’avait pas de date',
      note: [`${GATHERING_NATURES[nature]}${number ? ` ${number}` : ''}`, sequenceCount ? `avec son déroulé (${count(sequenceCount, 'séquence')})` : ''].filter(Boolean).join(', '),
    })),
  );
  private readonly plan = viewChild(PlanLines);
  protected readonly past = computed(() => this.lines().some(({ heldOn }) => heldOn && heldOn < localToday()));
  protected readonly first = computed(() => {
    const chosen = this.chosen();
    return chosen?.firstOn ? `${weekdayDate(chosen.firstOn)} ${chosen.firstOn.slice(0, 4)}` : '';
  });
  protected readonly alreadyHeld = signal(false);
  /** Nothing is created before every line has its day and a title. */
  protected readonly ready = computed(() => readyToPlan(this.lines(), this.alreadyHeld()));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected hold(event: Event): void {
    this.alreadyHeld.set((event.target as HTMLInputElement).checked);
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || !this.ready() || !(await this.plan()?.agreed())) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.createAll(this.cohortId(), { gatherings: this.lines().flatMap((line) => this.inputOf(line)) });
      const first = this.lines().find(({ heldOn }) => heldOn)?.heldOn;
      await this.router.navigate(['/rendez-vous'], { queryParams: { parcours: this.cohortId(), vue: 'mois', mois: first?.slice(0, 7) ?? null } });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private inputOf({ key, title, heldOn, halfDays }: PlanLine): ProgrammeInput['gatherings'] {
    const found = this.found()[key];
    if (!found) return [];
    const { copyOf, nature, format, number, fromTime, toTime, purpose, capacity } = found;
    const days = halfDays?.length ? { halfDays } : {};
    return [
      {
        gathering: { nature, format, title: title.trim(), number, heldOn: heldOn || null, fromTime, toTime, purpose, capacity, ...days, alreadyHeld: this.alreadyHeld() && heldOn < localToday() },
        copyOf,
      },
    ];
  }
}
