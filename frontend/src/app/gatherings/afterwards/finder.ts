import { Component, computed, inject, input, signal } from '@angular/core';
import type { ResourceFinder } from '../../api';
import { count, hour, longDate } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { ResourceList } from '../resource-list';
import { AfterwardsApi } from './afterwards.api';
import { Commitments } from './commitments';

type Item = ResourceFinder['items'][number];
interface Group {
  readonly id: string;
  readonly title: string;
  readonly heldOn: string | null;
  readonly page: string | null;
  readonly items: readonly Item[];
}

/** Supports found again: a theme is one touch, the support the second. What somebody missed comes first. */
@Component({
  selector: 'app-finder',
  imports: [Commitments, ProblemNotice, ResourceList],
  templateUrl: './finder.html',
  styleUrl: './finder.scss',
})
export class Finder {
  readonly cohortId = input<string | null | undefined>(null);
  /** The gathering that the letter spoke of. */
  readonly first = input<string | null>(null);

  protected readonly long = longDate;
  protected readonly count = count;
  protected readonly hour = hour;
  readonly theme = signal('');
  readonly words = signal('');
  protected readonly copied = signal<string | null>(null);
  protected readonly found = inject(AfterwardsApi).finder(this.cohortId, () => ({
    ...(this.theme() && { theme: this.theme() }),
    ...(this.words() && { q: this.words() }),
  }));
  protected readonly view = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly searching = computed(() => this.theme() !== '' || this.words() !== '');
  protected readonly themeName = computed(() => this.view()?.themes.find(({ id }) => id === this.theme())?.name);
  private readonly groups = computed(() => {
    const known = new Map<string, Group & { items: Item[] }>();
    for (const item of this.view()?.items ?? []) {
      const group = known.get(item.gatheringId) ?? { id: item.gatheringId, title: item.gatheringTitle, heldOn: item.heldOn, page: item.page, items: [] };
      group.items.push(item);
      known.set(item.gatheringId, group);
    }
    return [...known.values()];
  });
  protected readonly spoken = computed(() => (this.searching() ? null : (this.groups().find(({ id }) => id === this.first()) ?? null)));
  protected readonly missed = computed(() =>
    this.searching()
      ? []
      : (this.view()?.missed ?? []).filter(({ id }) => id !== this.spoken()?.id).map((one) => ({ ...one, group: this.groups().find(({ id }) => id === one.id) ?? null })),
  );
  protected readonly others = computed(() => {
    const said = new Set([this.spoken()?.id, ...this.missed().map(({ id }) => id)]);
    return this.groups().filter(({ id }) => !said.has(id));
  });
  /** Of the gathering that the letter spoke of, for whoever missed it. */
  protected readonly committed = computed(() => this.view()?.missed.find(({ id }) => id === this.spoken()?.id)?.commitments ?? []);
  protected readonly absent = computed(() => this.view()?.missed.some(({ id }) => id === this.first()) ?? false);

  protected async copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address).catch(() => undefined);
    this.copied.set(address);
  }

  protected seek(event: Event, words: string): void {
    event.preventDefault();
    this.words.set(words.trim());
  }
}
