import { afterNextRender, Component, computed, type ElementRef, inject, Injector, input, output, signal, viewChild } from '@angular/core';
import type { GatheringView, InvitationAnswer, RegistrationView } from '../api';
import { draft } from '../shared/draft';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { OWN_ANSWERS } from './gathering-labels';
import { GatheringApi } from './gathering.api';

const ORDER: readonly InvitationAnswer[] = ['yes', 'replaced', 'no'];

/** Three answers, one touch each. Who comes instead may be said afterwards, or not at all. */
@Component({
  selector: 'app-answer-form',
  imports: [FocusWhenShown, ProblemNotice],
  templateUrl: './answer-form.html',
  styleUrl: './answer-form.scss',
})
export class AnswerForm {
  private readonly api = inject(GatheringApi);
  private readonly injector = inject(Injector);
  private readonly rename = viewChild<ElementRef<HTMLElement>>('rename');

  readonly gathering = input.required<Pick<GatheringView, 'id' | 'heldOn' | 'answersOpen'>>();
  readonly registration = input.required<RegistrationView>();
  /** Their place in the waiting list, where there is one. */
  readonly rank = input<number | null>(null);
  readonly answered = output<InvitationAnswer>();

  protected readonly labels = OWN_ANSWERS;
  protected readonly order = ORDER;
  protected readonly answer = draft(() => this.registration().answer);
  protected readonly name = draft(() => this.registration().replacementName ?? '');
  protected readonly role = draft(() => this.registration().replacementRole ?? '');
  protected readonly named = draft(() => this.registration().replacementName ?? '');
  protected readonly email = signal('');
  /** Whether whoever comes instead was written to. */
  protected readonly written = signal(false);
  protected readonly naming = signal(false);
  protected readonly busy = signal<InvitationAnswer | null>(null);
  private wanted: InvitationAnswer = 'yes';
  protected readonly saved = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected readonly thanks = computed(() => {
    switch (this.answer()) {
      case 'yes':
        if (this.rank()) return `C’est noté\u00a0: vous êtes en liste d’attente, n°\u00a0${this.rank()}.`;
        return 'C’est noté\u00a0: vous venez. Merci\u202f!';
      case 'no':
        return 'C’est noté\u00a0: vous ne pouvez pas venir. Merci de l’avoir dit.';
      case 'replaced':
        if (this.written()) return `C’est noté\u00a0: nous écrivons à ${this.named()}, qui répondra et aura son propre lien.`;
        return this.named() ? `C’est noté\u00a0: ${this.named()} vous remplace.` : 'C’est noté\u00a0: quelqu’un vous remplace.';
      default:
        return '';
    }
  });

  protected async choose(answer: InvitationAnswer): Promise<void> {
    // Whoever changes their mind while the first touch leaves is heard once it has.
    this.wanted = answer;
    if (this.busy()) return;
    // The same answer again keeps the name that was given with it.
    if (answer !== this.answer()) await this.save(answer, null, null);
    if (this.wanted !== answer) return this.choose(this.wanted);
    this.naming.set(answer === 'replaced' && !this.failure());
  }

  protected async nameReplacement(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.name().trim() || this.busy()) return;
    const email = this.email().trim();
    await this.save('replaced', this.name().trim(), this.role().trim() || null, email || null);
    this.written.set(!!email && !this.failure());
    if (this.failure()) return;
    this.naming.set(false);
    // The form goes, and the focus with it: it is taken up by what changes the name again.
    afterNextRender(() => this.rename()?.nativeElement.focus(), { injector: this.injector });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  private async save(answer: InvitationAnswer, replacementName: string | null, replacementRole: string | null, replacementEmail: string | null = null): Promise<void> {
    if (this.busy()) return;
    this.busy.set(answer);
    this.failure.set(null);
    try {
      await this.api.answer(this.gathering().id, this.registration().id, {
        answer,
        replacementName,
        replacementRole,
        replacementEmail,
        // Where one said one would be stays said.
        attends: answer === 'no' ? null : this.registration().attends,
      });
      this.answer.set(answer);
      this.named.set(replacementName ?? '');
      this.saved.set(true);
      this.answered.emit(answer);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(null);
    }
  }
}
