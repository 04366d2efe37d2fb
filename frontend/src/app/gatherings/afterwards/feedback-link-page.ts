import { Component, computed, inject, input, signal } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { draft } from '../../shared/draft';
import { longDate } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { AfterwardsApi } from './afterwards.api';

/** Three questions, a minute, on a phone: read without one's name unless one signs. Coming back, one finds one's own words. */
@Component({
  selector: 'app-feedback-link-page',
  imports: [ProblemNotice],
  template: `
    <h1>Votre retour</h1>
    <app-problem [of]="own.error()" [retriable]="true" (retry)="own.reload()" />
    @if (view(); as view) {
      <p class="quiet">{{ view.gathering.title }}{{ view.gathering.heldOn ? ', ' + long(view.gathering.heldOn) : '' }}</p>
      @if (thanked()) {
        <p class="notice moss" role="status">{{ empty() ? 'Vos mots sont retirés.' : 'Merci. Vos mots sont enregistrés ; vous pouvez revenir les changer par le même lien.' }}</p>
      } @else {
        <p>Trois questions, une minute. Une seule réponse suffit.</p>
      }
      <form (submit)="give($event)">
        @for (question of view.questions; track $index) {
          <div class="field">
            <label [for]="'answer-' + $index">{{ question }}</label>
            <textarea #text [id]="'answer-' + $index" rows="3" maxlength="1200" [value]="answers()[$index] ?? ''" (input)="write($index, text.value)"></textarea>
          </div>
        }
        <label class="tick"
          ><input type="checkbox" [checked]="signed()" (change)="signed.set(!signed())" />
          <span>Signer «&nbsp;{{ view.name }}&nbsp;»<small class="said">Sans signature, personne ne lit votre nom à côté de vos mots.</small></span></label
        >
        <app-problem [of]="failure()" />
        <div class="actions"><button type="submit" class="main wide" [disabled]="busy()">Envoyer mon retour</button></div>
      </form>
    } @else if (!own.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
  styles: `
    .said {
      display: block;
    }
  `,
})
export class FeedbackLinkPage {
  private readonly api = inject(AfterwardsApi);
  readonly link = input.required<LinkInfo>();

  protected readonly long = longDate;
  protected readonly own = this.api.ownFeedback(() => this.link().recordIds[0] ?? '');
  protected readonly view = computed(() => (this.own.hasValue() ? this.own.value() : null));
  protected readonly answers = draft<readonly string[]>(() => this.view()?.answers ?? ['', '', '']);
  protected readonly signed = draft(() => this.view()?.signed ?? false);
  protected readonly empty = computed(() => this.answers().every((answer) => !answer.trim()));
  protected readonly thanked = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected write(index: number, text: string): void {
    this.thanked.set(false);
    this.answers.update((all) => all.map((answer, at) => (at === index ? text : answer)));
  }

  protected async give(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.give(this.link().recordIds[0]!, { answers: this.answers() as [string, string, string], signed: this.signed() });
      this.thanked.set(true);
      scrollTo({ top: 0 });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
