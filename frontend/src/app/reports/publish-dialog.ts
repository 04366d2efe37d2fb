import { Component, computed, inject, input, output, signal } from '@angular/core';
import { toProblem } from '../core/problem';
import { Dialog } from '../shared/dialog';
import { count } from '../shared/french';
import { ProblemNotice } from '../shared/problem-notice';
import { ReportApi } from './report.api';

/** « Rendre visible à… »: the readers by role and name first, then what stays behind, then the act. */
@Component({
  selector: 'app-publish-dialog',
  imports: [Dialog, ProblemNotice],
  templateUrl: './publish-dialog.html',
})
export class PublishDialog {
  private readonly api = inject(ReportApi);
  readonly participationId = input.required<string>();
  readonly published = output();
  readonly closed = output();

  protected readonly count = count;
  protected readonly readers = this.api.readers(this.participationId);
  protected readonly view = computed(() => (this.readers.hasValue() ? this.readers.value() : null));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async publish(seen: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.publish(this.participationId(), seen);
      this.published.emit();
    } catch (error) {
      this.failure.set(error);
      if (toProblem(error).code === 'readers-changed') this.readers.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
