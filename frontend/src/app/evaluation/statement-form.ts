import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { VoiceView } from '../api';
import { Autosize } from '../shared/autosize';
import { ProblemNotice } from '../shared/problem-notice';
import { EvaluationApi, type Kind } from './evaluation.api';

const WORDS = {
  effects: {
    label: 'Qu’est-ce que ça a changé\u202f?',
    hint: 'Une phrase suffit, on précisera ensuite. Attendu ou non, grand ou petit.',
  },
  limits: { label: 'Qu’est-ce qui n’a pas marché\u202f?', hint: 'Dit aussi simplement : c’est ce qui aide les suivants.' },
} satisfies Record<Kind, { label: string; hint: string }>;

let last = 0;

/** One sentence, saved as it is: an effect or a limit. */
@Component({
  selector: 'app-statement-form',
  imports: [Autosize, ProblemNotice],
  templateUrl: './statement-form.html',
})
export class StatementForm {
  private readonly api = inject(EvaluationApi);
  readonly participationId = input.required<string>();
  readonly kind = input.required<Kind>();
  readonly voices = input<readonly VoiceView[]>([]);
  readonly told = output();

  protected readonly id = `statement-${++last}`;
  protected readonly words = computed(() => WORDS[this.kind()]);
  protected readonly statement = signal('');
  protected readonly forId = signal('');
  protected readonly empty = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.empty.set(this.statement().trim().length < 3);
    if (this.empty() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.tell(this.participationId(), this.kind(), this.statement(), this.forId() || null);
      this.statement.set('');
      this.told.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
