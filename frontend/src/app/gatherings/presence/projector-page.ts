import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { DoorScreen } from '../../api';
import { PageTitle } from '../../core/page-title';
import { count, weekdayDate } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { HALVES } from '../gathering-labels';
import { GatheringApi } from '../gathering.api';
import { FullScreen } from './full-screen';
import { halfOfNow } from './half-of-now';
import { PresenceApi } from './presence.api';
import { QrCode } from './qr-code';

/** The code of the room on the projector: it changes by itself, also while the network is away, and an hour of it is at hand. */
@Component({
  selector: 'app-projector-page',
  imports: [FullScreen, ProblemNotice, QrCode],
  templateUrl: './projector-page.html',
  styleUrl: './projector-page.scss',
})
export class ProjectorPage {
  private readonly router = inject(Router);
  private readonly api = inject(PresenceApi);
  readonly gatheringId = input.required<string>();
  /** The half-day of the address, else the one that is going on. */
  readonly demi = input('', { transform: (value?: string) => value ?? '' });

  private readonly gathering = inject(GatheringApi).page(this.gatheringId);
  private readonly presence = this.api.state(this.gatheringId);
  protected readonly screen = signal<DoorScreen | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly away = signal(false);
  private readonly offset = signal(0);
  private readonly clock = signal(Date.now());

  protected readonly error = computed(() => this.gathering.error() ?? this.presence.error() ?? this.failure());
  protected readonly halfDays = computed(() => {
    if (!this.gathering.hasValue() || !this.presence.hasValue()) return [];
    const { today } = this.presence.value();
    return this.gathering
      .value()
      .halfDays.filter(({ onDate }) => onDate === today)
      .map((one) => ({ ...one, label: HALVES[one.half] }));
  });
  protected readonly halfDay = computed(
    () => this.halfDays().find(({ id }) => id === this.demi()) ?? halfOfNow(this.halfDays(), this.halfDays()[0]?.onDate ?? ''),
  );
  /** Why there is no code today. */
  protected readonly none = computed(() => {
    if (!this.gathering.hasValue() || !this.presence.hasValue() || this.halfDays().length) return '';
    return this.gathering.value().halfDays.some(({ onDate }) => onDate)
      ? 'Il s’affiche le jour même. Aucune demi-journée de ce rendez-vous n’a lieu aujourd’hui.'
      : 'Donnez une date pour ouvrir la signature à la porte\u00a0: le code s’affichera ici ce jour-là.';
  });
  protected readonly now = computed(() => {
    const screen = this.screen();
    const at = this.clock() + this.offset();
    const code = screen?.codes.findLast(({ from }) => from <= at);
    return screen && code && at < code.from + screen.lasts ? { ...code, left: 1 - (at - code.from) / screen.lasts } : null;
  });
  protected readonly address = computed(() => `${this.screen()?.address}#${this.now()?.code}`);
  protected readonly shortAddress = computed(() => this.screen()?.address.replace(/^https?:\/\//, ''));
  protected readonly typed = computed(() => this.now()?.short.replace(/(...)/, '$1\u00a0'));
  protected readonly when = computed(() => {
    const screen = this.screen();
    return screen ? `${weekdayDate(screen.onDate)}, ${HALVES[screen.half].toLowerCase()}` : '';
  });
  protected readonly came = computed(() => {
    const came = this.screen()?.came ?? 0;
    return came ? count(came, 'personne a signé', 'personnes ont signé') : 'Personne n’a encore signé';
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set(this.gathering.hasValue() ? `Code de la salle, ${this.gathering.value().title}` : 'Code de la salle'));
    effect(() => {
      if (this.halfDay()) void this.refresh();
    });
    const beat = setInterval(() => this.clock.set(Date.now()), 1000);
    const refresh = setInterval(() => void this.refresh(), 20_000);
    inject(DestroyRef).onDestroy(() => [beat, refresh].forEach(clearInterval));
  }

  protected async refresh(): Promise<void> {
    const halfDay = this.halfDay();
    if (!halfDay) return;
    try {
      const screen = await this.api.screen(this.gatheringId(), halfDay.id);
      this.screen.set(screen);
      this.offset.set(screen.now - Date.now());
      this.clock.set(Date.now());
      this.away.set(false);
      this.failure.set(null);
    } catch (error) {
      // What is at hand goes on; a door that closed meanwhile says so.
      if (this.screen() && (error as { status?: number }).status !== 409) this.away.set(true);
      else this.failure.set(error);
    }
  }

  protected choose(event: Event): void {
    void this.router.navigate([], { queryParams: { demi: (event.target as HTMLSelectElement).value }, replaceUrl: true });
  }

  protected leave(): void {
    void this.router.navigate(['/rendez-vous', this.gatheringId()], { queryParams: { vue: 'presences' } });
  }
}
