import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { OwnStatementView, StatementAnswerInput } from '../api';
import { Autosize } from '../shared/autosize';
import { draft } from '../shared/draft';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';

const ANSWERED = {
  confirmed: 'Vous vous y retrouvez. Merci.',
  partly: 'Corrigé dans vos mots. Merci.',
  refused: 'Vous ne vous y retrouvez pas\u00a0: rien n’en sera publié. Merci de l’avoir dit.',
} as const;

/** One statement and its three answers, of which each is one touch; « En partie » opens the text itself. */
@Component({
  selector: 'app-own-statement',
  imports: [Autosize, DayPipe, FocusWhenShown, ProblemNotice],
  templateUrl: './own-statement.html',
  styleUrl: './own-statement.scss',
})
export class OwnStatement {
  private readonly http = inject(HttpClient);
  readonly statement = input.required<OwnStatementView>();
  readonly answered = output();

  protected readonly correcting = signal(false);
  protected readonly again = signal(false);
  protected readonly text = draft(() => this.statement().correction ?? this.statement().shown);
  protected readonly choice = signal('');
  protected readonly word = signal('');
  protected readonly said = signal(false);
  /** Answered on this visit: the next step takes the focus, a page reopened does not. */
  protected readonly just = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected readonly outcome = computed(() => {
    const { state } = this.statement();
    return state === 'asked' ? '' : ANSWERED[state];
  });
  protected readonly chosen = computed(() => this.statement().choices.find(({ value }) => value === this.statement().correction)?.label);
  /** The answer that is chosen says why. */
  protected readonly why = computed(() => this.statement().choices.some(({ value, why }) => why && value === this.choice()));
  /** What it says now, in the person's own words once they gave them. */
  protected readonly shown = computed(() => this.chosen() ?? this.statement().correction ?? this.statement().shown);

  protected answer(answer: StatementAnswerInput['answer']): Promise<void> {
    return this.send({ answer, correction: null, word: null });
  }

  protected correct(event: Event): Promise<void> {
    event.preventDefault();
    return this.send({ answer: 'partly', correction: this.statement().choices.length ? this.choice() : this.text(), word: this.why() ? this.word().trim() : null });
  }

  protected async tellWhy(event: Event): Promise<void> {
    event.preventDefault();
    await this.send({ answer: 'refused', correction: null, word: this.word().trim() || null });
    if (!this.failure()) this.said.set(true);
  }

  private async send(input: StatementAnswerInput): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.http.post(`/api/statements/${this.statement().id}/answer`, input));
      this.correcting.set(false);
      this.again.set(false);
      this.just.set(true);
      this.answered.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
