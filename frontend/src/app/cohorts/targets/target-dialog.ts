import { Component, inject, input, output, signal } from '@angular/core';
import type { Indicator, TargetView } from '../../api';
import { toProblem } from '../../core/problem';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { draft } from '../../shared/draft';
import { number } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ProblemNotice } from '../../shared/problem-notice';
import { INDICATORS, nameOf } from './target-words';
import { TargetsApi } from './targets.api';

/** What is aimed at, the words that explain what came of it, and the figures that the application cannot count. */
@Component({
  selector: 'app-target-dialog',
  imports: [DayPipe, Dialog, ProblemNotice],
  templateUrl: './target-dialog.html',
})
export class TargetDialog {
  private readonly api = inject(TargetsApi);
  private readonly confirm = inject(Confirm);
  /** Null for the whole programme. */
  readonly cohortId = input.required<string | null>();
  readonly known = input<TargetView>();
  readonly on = input.required<string>();
  readonly mayErase = input(false);
  readonly changed = output();
  readonly closed = output();

  protected readonly indicators = Object.entries(INDICATORS);
  protected readonly number = number;
  protected readonly nameOf = nameOf;
  protected readonly indicator = draft(() => this.known()?.indicator ?? 'territories_engaged');
  private readonly version = draft(() => this.known()?.version ?? 1);
  /** What somebody else saved in between. */
  protected readonly theirs = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(event: Event, label: string, target: number, dueOn: string, explanation: string): Promise<void> {
    event.preventDefault();
    const given = { indicator: this.indicator() as Indicator, label: label.trim() || null, target, dueOn: dueOn || null, explanation: explanation.trim() };
    const known = this.known();
    if (await this.act(() => (known ? this.api.change(known.id, this.version(), given) : this.api.add(this.cohortId(), given)))) this.closed.emit();
  }

  protected async read(event: Event, onDate: string, value: number, source: string): Promise<void> {
    event.preventDefault();
    const known = this.known();
    if (known) await this.act(() => this.api.read(known.id, { onDate, value, source: source.trim() }));
  }

  protected async removeReading(id: string): Promise<void> {
    const known = this.known();
    if (known) await this.act(() => this.api.removeReading(known.id, id));
  }

  protected async erase(): Promise<void> {
    const known = this.known();
    if (!known) return;
    const sure = await this.confirm.ask({ heading: `Effacer « ${nameOf(known)} » ?`, consequence: 'L’objectif, ses chiffres saisis et son explication disparaissent.', act: 'Effacer' });
    if (sure && (await this.act(() => this.api.remove(known.id)))) this.closed.emit();
  }

  private async act(doing: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await doing();
      this.changed.emit();
      return true;
    } catch (error) {
      this.failure.set(error);
      const current = toProblem(error).current as { explanation: string; version: number } | undefined;
      if (current) {
        this.theirs.set(current.explanation);
        this.version.set(current.version);
      }
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
