import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { AvailabilityAnswerValue, AvailabilityAnswerView, AvailabilityRequestView } from '../../api';
import { draft } from '../../shared/draft';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import { count, number } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { AvailabilityApi } from './availability.api';

const LABELS = { yes: 'Oui', partly: 'En partie', no: 'Non' } satisfies Record<AvailabilityAnswerValue, string>;

/** Two touches at most: yes and no answer at once, « en partie » asks how many days. A word may be added afterwards. */
@Component({
  selector: 'app-availability-form',
  imports: [FocusWhenShown, ProblemNotice],
  template: `
    <div class="answers" role="group" aria-label="Ma réponse">
      @for (one of order; track one) {
        <button type="button" class="wide" [class.main]="answer() === null && one === 'yes'" [attr.aria-pressed]="chosen() === one" [disabled]="busy()" (click)="choose(one)">
          @if (answer() === one) {
            <span aria-hidden="true">✓</span>
          }
          {{ labels[one] }}{{ one === 'yes' ? ', ' + inDays(request().days) : '' }}
        </button>
      }
    </div>
    @if (asking()) {
      <form class="card" (submit)="$event.preventDefault(); save('partly', some.valueAsNumber, word())">
        <div class="field">
          <label for="some-days">Combien de jours&#8239;?</label>
          <input #some id="some-days" type="number" inputmode="decimal" min="0.25" step="0.25" [max]="request().days" required appFocusWhenShown [value]="days() ?? ''" />
        </div>
        <button type="submit" class="main wide" [disabled]="busy()">C’est ma réponse</button>
      </form>
    }
    <p role="status">{{ said() }}</p>
    <app-problem [of]="failure()" />
    @if (answer() && !asking()) {
      <form (submit)="$event.preventDefault(); save(answer()!, days(), box.value)">
        <div class="field">
          <label for="word">Un mot, si vous voulez</label>
          <textarea #box id="word" rows="2" maxlength="500" [value]="word()"></textarea>
        </div>
        <button type="submit" class="small" [disabled]="busy()">Envoyer ce mot</button>
      </form>
    }
  `,
  styles: `
    .answers {
      display: grid;
      gap: 0.6rem;
      margin: 1rem 0;
    }
  `,
})
export class AvailabilityForm {
  private readonly api = inject(AvailabilityApi);
  readonly request = input.required<Pick<AvailabilityRequestView, 'id' | 'days'>>();
  readonly line = input.required<AvailabilityAnswerView>();
  readonly answered = output();

  protected readonly labels = LABELS;
  protected readonly order = ['yes', 'partly', 'no'] as const;
  protected readonly answer = draft(() => this.line().answer);
  protected readonly days = draft(() => this.line().days);
  protected readonly word = draft(() => this.line().word ?? '');
  protected readonly asking = signal(false);
  protected readonly chosen = linkedSignal(() => (this.asking() ? 'partly' : this.answer()));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly inDays = (days: number) => count(days, 'jour');

  protected choose(answer: AvailabilityAnswerValue): void {
    this.asking.set(answer === 'partly');
    if (answer !== 'partly') void this.save(answer, null, this.word());
  }

  protected async save(answer: AvailabilityAnswerValue, days: number | null, word: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const some = answer === 'partly' && days ? Math.round(days * 4) / 4 : null;
      await this.api.answer(this.request().id, this.line().id, { answer, days: some, word: word.trim() || null });
      this.answer.set(answer);
      this.days.set(answer === 'yes' ? this.request().days : answer === 'no' ? 0 : some);
      this.word.set(word);
      this.asking.set(false);
      this.said.set(answer === 'no' ? 'C’est noté\u00a0: pas cette fois. Merci de l’avoir dit.' : `C’est noté\u00a0: ${number(this.days())} ${this.days() === 1 ? 'jour' : 'jours'}. Merci\u202f!`);
      this.answered.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
