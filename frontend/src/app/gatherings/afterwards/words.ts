import { Component, computed, inject, input, signal } from '@angular/core';
import type { FeedbackView } from '../../api';
import { toProblem } from '../../core/problem';
import { count } from '../../shared/french';
import { ACTORS } from '../../shared/labels';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { AfterwardsApi } from './afterwards.api';
import { TellDialog } from './tell-dialog';

/** What people said afterwards, by question and by kind of actor where enough of them spoke; staff word the questions and ask. */
@Component({
  selector: 'app-words',
  imports: [ListTools, ProblemNotice, TellDialog],
  template: `
    @if (view(); as view) {
      <section aria-labelledby="words">
        <h2 id="words">Retours</h2>
        <p>
          {{ view.people ? count(view.people, 'personne a répondu', 'personnes ont répondu') : 'Personne n’a encore répondu' }}{{ view.asked ? ', ' + count(view.asked, 'demandée') : '' }}.
          <small>Sans nom, sauf signature&#8239;; par type d’acteurs à partir de trois.</small>
        </p>
        @if (view.people) {
          <app-list-tools [views]="false" [of]="{ url: '/api/gatherings/' + gatheringId() + '/feedback' }" label="Exporter les retours" named="retours" />
        }
        @if (view.people && !view.groups.length) {
          <p class="quiet">Les mots se liront ici à partir de trois réponses&nbsp;: avant, on saurait de qui ils sont.</p>
        }
        @for (question of byQuestion(); track question.text) {
          <h3>{{ question.text }}</h3>
          @for (group of question.groups; track group.category) {
            @if (question.groups.length > 1) {
              <h4>{{ group.category ? actors[group.category] : 'Tous ensemble' }}</h4>
            }
            <ul>
              @for (word of group.words; track $index) {
                <li class="pre">{{ word.text }}{{ word.signed ? ' — ' + word.signed : '' }}</li>
              }
            </ul>
          }
        }
        @if (staff()) {
          <div class="actions no-print">
            <button type="button" (click)="asking.set(true)">Demander les retours</button>
            @if (view.may.word) {
              <button type="button" class="quiet" (click)="wording.set(!wording())">Changer les questions</button>
            }
          </div>
          @if (wording()) {
            <form class="card no-print" (submit)="word($event)">
              @for (question of view.questions; track $index) {
                <div class="field">
                  <label [for]="'question-' + $index">Question {{ $index + 1 }}</label>
                  <input [id]="'question-' + $index" name="question" required minlength="3" maxlength="160" [value]="question" />
                </div>
              }
              <app-problem [of]="failure()" />
              <div class="actions">
                <button type="button" (click)="wording.set(false)">Annuler</button>
                <button type="submit" class="main">Enregistrer</button>
              </div>
            </form>
          }
        }
      </section>
      @if (asking()) {
        <app-tell-dialog [gatheringId]="gatheringId()" letter="feedback" (closed)="asking.set(false); words.reload()" />
      }
    } @else if (words.error() && !closed()) {
      <app-problem [of]="words.error()" [retriable]="true" (retry)="words.reload()" />
    }
  `,
  styles: `
    section {
      max-width: 44rem;
    }
    h4 {
      margin: 0.6rem 0 0.2rem;
    }
  `,
})
export class Words {
  private readonly api = inject(AfterwardsApi);
  readonly gatheringId = input.required<string>();
  readonly staff = input(false);

  protected readonly count = count;
  protected readonly actors = ACTORS;
  /** Asked only for those to whom the words are open. */
  protected readonly words = this.api.feedback(() => (this.staff() ? this.gatheringId() : null));
  protected readonly view = computed<FeedbackView | null>(() => (this.words.hasValue() ? this.words.value() : null));
  protected readonly closed = computed(() => [403, 404].includes(toProblem(this.words.error()).status));
  protected readonly byQuestion = computed(() =>
    (this.view()?.questions ?? []).flatMap((text) => {
      const groups = (this.view()?.groups ?? []).filter(({ question }) => question === text);
      return groups.length ? [{ text, groups }] : [];
    }),
  );
  protected readonly asking = signal(false);
  protected readonly wording = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async word(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    try {
      await this.api.word(this.gatheringId(), new FormData(event.target as HTMLFormElement).getAll('question').map((one) => String(one).trim()));
      this.wording.set(false);
      this.words.reload();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
