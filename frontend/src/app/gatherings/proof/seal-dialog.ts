import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AgreementView, PackInput } from '../../api';
import { Dialog } from '../../shared/dialog';
import { count, enumeration } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ProblemNotice } from '../../shared/problem-notice';
import { momentWords } from '../moment-words';
import { duration } from './proof-words';
import { ProofApi } from './proof.api';

/** Asked before a pack is sealed: what it will hold, what it will lack, that nobody undoes it, and who will read it. */
@Component({
  selector: 'app-seal-dialog',
  imports: [DayPipe, Dialog, ProblemNotice],
  templateUrl: './seal-dialog.html',
  styleUrl: './seal-dialog.scss',
})
export class SealDialog {
  private readonly api = inject(ProofApi);
  readonly agreement = input.required<AgreementView>();
  readonly period = input.required<PackInput>();
  /** Whether it was asked for. */
  readonly closed = output<boolean>();

  protected readonly count = count;
  protected readonly duration = duration;
  protected readonly moment = momentWords;
  protected readonly preview = this.api.preview(
    computed(() => this.agreement().id),
    computed(() => this.period()),
  );
  protected readonly view = computed(() => (this.preview.hasValue() ? this.preview.value() : null));
  protected readonly lacking = computed(() => this.view()?.gatherings.reduce((sum, { missing }) => sum + missing.length, 0) ?? 0);
  /** Lists that somebody may still tick, so that a later version is likely. */
  protected readonly open = computed(() => this.view()?.gatherings.filter(({ closed, people }) => people && !closed).length ?? 0);
  protected readonly staff = computed(() => this.names('staff'));
  protected readonly funders = computed(() => this.names('funder'));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  private names(whose: 'staff' | 'funder'): string {
    return enumeration((this.view()?.readers ?? []).filter((one) => one.whose === whose).map(({ name }) => name));
  }

  protected async seal(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.seal(this.agreement().id, this.period());
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
