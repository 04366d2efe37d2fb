import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeLine } from '../api';
import { Actor } from '../core/actor';
import { PlanningApi } from '../gatherings/planning/planning.api';
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

/** A line of what one prepares, as the page holds it. */
interface Ticked {
  readonly text: string;
  readonly recordId: string;
  readonly taskId: string | null;
}

/** À faire: what is next for all the hats of the person; staff also see what they may want to look at. */
@Component({
  selector: 'app-home-page',
  imports: [EmptyState, NgTemplateOutlet, ProblemNotice, RouterLink, WatchCard],
  templateUrl: './home-page.html',
  styles: `
    .with-act {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 0.8rem;
      align-items: center;
    }
    .with-act .go {
      flex: 1 1 16rem;
    }
  `,
})
export class HomePage {
  protected readonly actor = inject(Actor);
  protected readonly home = inject(HomeApi).home();
  protected readonly view = computed(() => (this.home.hasValue() ? this.home.value() : null));
  private readonly all = computed(() => this.view()?.watch ?? []);
  protected readonly watch = computed(() => this.all().filter(({ rest }) => !rest));
  /** What one put aside for oneself: it comes back by itself, and is never out of reach. */
  protected readonly resting = computed(() => this.all().filter(({ rest }) => rest));
  /** Somebody with one territory need not read its name on every line. */
  private readonly places = computed(() => new Set(this.view()?.lines.map(({ participationId }) => participationId).filter(Boolean)).size);
  protected readonly sections = computed(() =>
    SECTIONS.map(({ key, heading }) => ({
      key,
      heading,
      lines: (this.view()?.lines ?? [])
        .filter(({ section }) => section === key)
        .map((line) => ({ ...worded(line), minutes: line.minutes, taskId: line.taskId, recordId: line.recordId ?? '', link: line.link, territory: line.link ? line.cohortName : this.places() > 1 ? line.territoryName : null })),
    })).filter(({ lines }) => lines.length),
  );
  private readonly planning = inject(PlanningApi);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** What was just ticked, which one may take back. */
  protected readonly ticked = signal<Ticked | null>(null);

  protected async tick(line: Ticked): Promise<void> {
    if (await this.note(line, true)) this.ticked.set(line);
  }

  protected async untick(line: Ticked): Promise<void> {
    if (await this.note(line, false)) this.ticked.set(null);
  }

  private async note({ recordId, taskId }: Ticked, done: boolean): Promise<boolean> {
    if (!taskId || this.busy()) return false;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.planning.tickTask(recordId, taskId, done);
      this.home.reload();
      return true;
    } catch (error) {
      this.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
