import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ChangeView } from '../../api';
import { Dialog } from '../dialog';
import { hour, longDate } from '../french';
import { ListTools } from '../list-tools';
import { LoadMore } from '../load-more';
import { paged } from '../paged';
import { ProblemNotice } from '../problem-notice';

interface Day {
  on: string;
  changes: ChangeView[];
}

const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

const ACTS = { insert: 'ajout', update: 'changement', delete: 'suppression' } satisfies Record<ChangeView['act'], string>;

/** Who changed what, when, from what; what the form itself can write is set back in one click. */
@Component({
  selector: 'app-history-dialog',
  imports: [Dialog, ListTools, LoadMore, ProblemNotice],
  templateUrl: './history-dialog.html',
  styleUrl: './history-dialog.scss',
})
export class HistoryDialog {
  private readonly http = inject(HttpClient);
  readonly of = input.required<string>();
  readonly record = input('');
  readonly closed = output();
  readonly restored = output();

  private readonly asked = computed((): Record<string, string> => (this.record() ? { record: this.record() } : {}));
  protected readonly list = paged<ChangeView>(() => ({ url: `/api/history/${this.of()}`, params: this.asked() }));
  protected readonly days = computed(() => byDay(this.list.items()));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');
  protected readonly acts = ACTS;
  protected readonly clock = (at: string) => hour(time.format(new Date(at)));

  /** Sets back what this change changed, unless somebody wrote in between. */
  protected async restore(change: ChangeView): Promise<void> {
    const seen = this.list.items().find(({ recordId, what }) => recordId === change.recordId && what === change.what)?.id ?? change.id;
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await firstValueFrom(this.http.post(`/api/history/changes/${change.id}/restoration`, { seen }));
      this.said.set('C’est rétabli.');
      this.restored.emit();
      this.list.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

function byDay(changes: readonly ChangeView[]): Day[] {
  const days: Day[] = [];
  for (const change of changes) {
    const on = longDate(change.at);
    if (days.at(-1)?.on !== on) days.push({ on, changes: [] });
    days.at(-1)?.changes.push(change);
  }
  return days;
}
