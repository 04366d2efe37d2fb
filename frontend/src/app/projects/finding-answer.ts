import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AnsweredFindingView, AnswerToFinding, VoiceView } from '../api';
import { toProblem } from '../core/problem';
import { BehalfMark } from '../shared/behalf-mark';
import { draft } from '../shared/draft';
import { ForWhom } from '../shared/for-whom';
import { NATURES } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { ANSWERS } from './words';
import { ProjectApi } from './project.api';

/** One point of the diagnostic and what the project does with it: taken up, later, or no because. */
@Component({
  selector: 'app-finding-answer',
  imports: [BehalfMark, ForWhom, ProblemNotice],
  templateUrl: './finding-answer.html',
  styles: `
    .answers {
      display: flex;
      flex-wrap: wrap;
      gap: 0.45rem;
      margin: 0.6rem 0 0.4rem;
    }
    .statement {
      margin: 0.25rem 0;
    }
    .paper {
      display: none;
    }
    @media print {
      .paper {
        display: block;
        margin: 0;
        font-weight: 600;
      }
      .answers {
        display: none;
      }
    }
  `,
})
export class FindingAnswer {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();
  readonly finding = input.required<AnsweredFindingView>();
  readonly editable = input(false);
  /** Those for whom one may answer; nobody for a delegate. */
  readonly voices = input<readonly VoiceView[]>([]);
  readonly changed = output();

  protected readonly natures = NATURES;
  protected readonly words = ANSWERS;
  protected readonly answers = Object.entries(ANSWERS).map(([answer, label]) => ({ answer: answer as AnswerToFinding, label }));
  protected readonly chosen = draft<AnswerToFinding | null>(() => this.finding().answer);
  protected readonly reason = draft(() => this.finding().reason ?? '');
  /** The answer as print shows it, where the buttons that hold it are not. */
  protected readonly onPaper = computed(() => {
    const answer = this.chosen();
    return answer === 'no' ? 'Non' : answer ? ANSWERS[answer] : 'Pas encore de réponse';
  });
  protected readonly forId = signal<string | null>(null);
  protected readonly explaining = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  /** A « no » waits for its reason; the others are saved at once. */
  protected choose(answer: AnswerToFinding): void {
    this.chosen.set(answer);
    this.explaining.set(answer === 'no');
    if (answer !== 'no') void this.save();
  }

  protected async save(): Promise<void> {
    const answer = this.chosen();
    if (!answer || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.answer(this.participationId(), this.finding().id, { answer, reason: this.reason().trim() || null, enteredForId: this.forId() });
      this.forId.set(null);
      this.explaining.set(false);
      this.changed.emit();
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
