import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeLine } from '../api';
import { Actor } from '../core/actor';
import { EmptyState } from '../shared/empty-state';
import { ProblemNotice } from '../shared/problem-notice';
import { worded } from './home-words';
import { HomeApi } from './home.api';
import { WatchCard } from './watch-card';

const SECTIONS = [
  { key: 'owed', heading: 'Ce qui vous attend' },
  { key: 'answered', heading: 'Réponses et documents' },
  { key: 'coming', heading: 'À venir' },
] as const satisfies readonly { key: HomeLine['section']; heading: string }[];

/** À faire: what is next for all the hats of the person; staff also see what they may want to look at. */
@Component({
  selector: 'app-home-page',
  imports: [EmptyState, ProblemNotice, RouterLink, WatchCard],
  templateUrl: './home-page.html',
})
export class HomePage {
  protected readonly actor = inject(Actor);
  protected readonly home = inject(HomeApi).home();
  protected readonly view = computed(() => (this.home.hasValue() ? this.home.value() : null));
  protected readonly watch = computed(() => this.view()?.watch ?? []);
  /** Somebody with one territory need not read its name on every line. */
  private readonly places = computed(() => new Set(this.view()?.lines.map(({ participationId }) => participationId).filter(Boolean)).size);
  protected readonly sections = computed(() =>
    SECTIONS.map(({ key, heading }) => ({
      key,
      heading,
      lines: (this.view()?.lines ?? [])
        .filter(({ section }) => section === key)
        .map((line) => ({ ...worded(line), minutes: line.minutes, territory: this.places() > 1 ? line.territoryName : null })),
    })).filter(({ lines }) => lines.length),
  );
}
