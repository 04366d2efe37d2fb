import { Component, computed, inject, input, signal } from '@angular/core';
import type { BusyPeriodInput, BusyPeriodView } from '../../api';
import { Actor } from '../../core/actor';
import { BehalfMark } from '../../shared/behalf-mark';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { ForWhom } from '../../shared/for-whom';
import { monthOf } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { BUSY_KINDS, spanWords } from './busy-words';
import { TerritoryLifeApi } from './territory-life.api';

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A territory's own calendar over the next eighteen months: a line of months shaded where it is busy, and the same as a list. */
@Component({
  selector: 'app-busy-calendar',
  imports: [BehalfMark, Dialog, ForWhom, ProblemNotice],
  templateUrl: './busy-calendar.html',
  styleUrl: './busy-calendar.scss',
})
export class BusyCalendar {
  private readonly api = inject(TerritoryLifeApi);
  private readonly confirm = inject(Confirm);
  private readonly actor = inject(Actor);
  readonly territoryId = input.required<string>();
  /** The place through which one may tell a period; none on the territory's own card. */
  readonly participationId = input<string | null>(null);
  readonly mayTell = input(false);
  /** The first day shown; the first of this month unless said. */
  readonly since = input<string>('');

  protected readonly kinds = BUSY_KINDS;
  protected readonly told = ['high_season', 'heavy_month', 'other'] as const;
  protected readonly span = spanWords;
  protected readonly from = computed(() => `${(this.since() || iso(Date.now())).slice(0, 7)}-01`);
  protected readonly to = computed(() => {
    const first = new Date(`${this.from()}T00:00:00Z`);
    return iso(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 18, 0));
  });
  protected readonly busy = this.api.busyOfTerritory(this.territoryId, this.from, this.to);
  protected readonly items = computed(() => (this.busy.hasValue() ? this.busy.value().items : []));
  protected readonly months = computed(() =>
    Array.from({ length: 6 }, (_, index) => {
      const first = new Date(`${this.from()}T00:00:00Z`);
      const day = iso(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index * 3, 1));
      return { left: this.place(day), label: monthOf(day) };
    }),
  );
  protected readonly bars = computed(() =>
    this.items().map((item) => {
      const left = this.place(item.startsOn < this.from() ? this.from() : item.startsOn);
      const right = this.place(item.endsOn > this.to() ? this.to() : item.endsOn, DAY);
      return { left, width: Math.max(right - left, 0.7), kind: item.kind, title: `${item.label}, ${spanWords(item)}` };
    }),
  );
  protected readonly open = signal<BusyPeriodView | 'new' | null>(null);
  protected readonly edited = computed(() => {
    const open = this.open();
    return open === 'new' ? null : open;
  });
  /** Those in whose name staff and allies may note it; asked once the form is open. */
  private readonly voicesOf = this.api.voices(() => {
    const place = this.edited()?.participationId ?? this.participationId();
    return this.open() && place && this.actor.wears('cohort_manager', 'pivot_ally', 'project_ally') ? place : undefined;
  });
  protected readonly voices = computed(() => (this.voicesOf.hasValue() ? this.voicesOf.value().items : []));
  protected readonly forId = signal<string | null>(null);
  protected readonly saving = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(event: Event, kind: string, label: string, startsOn: string, endsOn: string, yearly: boolean): Promise<void> {
    event.preventDefault();
    const edited = this.edited();
    const place = edited?.participationId ?? this.participationId();
    if (!place) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const input = { kind, label: label.trim() || BUSY_KINDS[kind as BusyPeriodView['kind']], startsOn, endsOn, yearly, enteredForId: this.forId() } as BusyPeriodInput;
      await this.api.savePeriod(place, edited?.periodId ?? null, input);
      this.close();
      this.busy.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.saving.set(false);
    }
  }

  protected async remove(item: BusyPeriodView): Promise<void> {
    const consequence = item.yearly ? 'Elle ne sera plus montrée, cette année ni les suivantes.' : 'Elle ne sera plus montrée sur les calendriers.';
    if (!(await this.confirm.ask({ heading: `Retirer «\u00a0${item.label}\u00a0»\u202f?`, consequence, act: 'Retirer' }))) return;
    await this.api.removePeriod(item.participationId as string, item.periodId as string);
    this.close();
    this.busy.reload();
  }

  protected close(): void {
    this.open.set(null);
    this.forId.set(null);
    this.failure.set(null);
  }

  private place(day: string, more = 0): number {
    const [start, end] = [Date.parse(this.from()), Date.parse(this.to()) + DAY];
    return Math.round(((Date.parse(day) + more - start) / (end - start)) * 10_000) / 100;
  }
}
