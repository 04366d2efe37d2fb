import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { ReminderInput, ReminderPreview, SendingResult } from '../api';
import { Dialog } from '../shared/dialog';
import { count } from '../shared/french';
import { ProblemNotice } from '../shared/problem-notice';
import { GatheringState } from './gathering-state';
import { GatheringApi } from './gathering.api';
import { LetterFields } from './letter-fields';
import { SendingOutcome } from './sending-outcome';
import { NO_LETTER } from './to-call';

/** Asks again those who did not answer: who, with which words, then it leaves. */
@Component({
  selector: 'app-remind-dialog',
  imports: [Dialog, LetterFields, ProblemNotice, SendingOutcome],
  templateUrl: './remind-dialog.html',
})
export class RemindDialog {
  private readonly api = inject(GatheringApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly noLetter = NO_LETTER;
  protected readonly replyTo = signal('');
  protected readonly message = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly outcome = signal<SendingResult | null>(null);

  private readonly input = computed<ReminderInput>(() => ({
    ...(this.replyTo() && { replyToId: this.replyTo() }),
    ...(this.message() && { message: this.message() }),
  }));
  protected readonly preview = resource({
    params: () => ({ id: this.state.id(), input: this.input() }),
    loader: ({ params: { id, input } }) => this.api.previewReminders(id, input),
  });
  /** The last preview stays while another is read: a word typed just before sending must not empty the list. */
  protected readonly known = linkedSignal<ReminderPreview | null, ReminderPreview | null>({
    source: () => (this.preview.hasValue() ? this.preview.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly mailed = computed(() => this.known()?.people.filter(({ why }) => why === null).length ?? 0);
  protected readonly act = computed(() => `Relancer ${count(this.mailed(), 'personne')}`);

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.outcome.set(await this.api.remind(this.state.id(), this.input()));
      this.state.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }
}
