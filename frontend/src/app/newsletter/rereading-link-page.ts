import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { RereadingAnswer, RereadingList } from '../api';
import type { LinkInfo } from '../core/link/link-info';
import { Autosize } from '../shared/autosize';
import { draft } from '../shared/draft';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { LetterWords } from './letter-words';
import { QuotedPicture } from './quoted-picture';

/** « Êtes-vous d’accord avec ces mots ? »: whoever is quoted answers with one thumb. Opening the page answers nothing. */
@Component({
  selector: 'app-rereading-link-page',
  imports: [Autosize, FocusWhenShown, LetterWords, ProblemNotice, QuotedPicture],
  template: `
    <h1>Êtes-vous d’accord avec ces mots&#8239;?</h1>
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (quote(); as quote) {
      <p>
        Bonjour {{ link().person.givenName }}. L’infolettre «&nbsp;{{ quote.newsletter }}&nbsp;» vous cite, dans «&nbsp;{{
          quote.heading
        }}&nbsp;».
      </p>
      <div class="card">
        @if (quote.title) {
          <h2>{{ quote.title }}</h2>
        }
        @if (quote.picture; as picture) {
          <app-quoted-picture [rereadingId]="quote.id" [picture]="picture" />
        }
        <blockquote><app-letter-words [blocks]="quote.blocks" /></blockquote>
        @if (quote.signature) {
          <p class="quiet">— {{ quote.signature }}</p>
        }
        @if (quote.over) {
          <p class="notice">
            Cette demande n’attend plus de réponse&nbsp;: un e-mail plus récent montre peut-être d’autres mots.
          </p>
        } @else if (answered() && !again()) {
          @if (just()) {
            <p class="notice moss" role="status" appFocusWhenShown tabindex="-1">{{ answered() }}</p>
          } @else {
            <p class="notice moss">{{ answered() }}</p>
          }
          <p><button type="button" class="quiet small" (click)="again.set(true)">Changer ma réponse</button></p>
        } @else if (correcting()) {
          <form novalidate (submit)="$event.preventDefault(); send('changed')">
            <div class="field">
              <label for="own">Dans vos mots</label>
              <textarea
                #own
                id="own"
                appAutosize
                appFocusWhenShown
                maxlength="3000"
                [value]="text()"
                (input)="text.set(own.value)"
              ></textarea>
            </div>
            <button type="submit" class="main wide" [disabled]="busy() || text().trim().length < 3">Je préfère ainsi</button>
            <button type="button" class="quiet wide" (click)="correcting.set(false)">Revenir</button>
          </form>
        } @else {
          <button type="button" class="main wide" [disabled]="busy()" (click)="send('agreed')">C’est d’accord</button>
          <button type="button" class="wide" [disabled]="busy()" (click)="correcting.set(true)">Je préfère d’autres mots</button>
          <button type="button" class="wide" [disabled]="busy()" (click)="send('refused')">Ne me citez pas</button>
        }
        <app-problem [of]="failure()" />
      </div>
      <p class="quiet">Rien ne part sous votre nom sans votre accord. Ne pas répondre ne vaut pas accord.</p>
    } @else if (list.hasValue()) {
      <p>Cette citation a été retirée&nbsp;: il n’y a plus rien à relire.</p>
    } @else if (!list.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
  styles: `
    .wide {
      margin-top: 0.6rem;
    }
  `,
})
export class RereadingLinkPage {
  private readonly http = inject(HttpClient);
  readonly link = input.required<LinkInfo>();
  protected readonly list = httpResource<RereadingList>(() => '/api/rereadings');
  protected readonly quote = computed(() => (this.list.hasValue() ? (this.list.value().items[0] ?? null) : null));
  protected readonly text = draft(() => this.quote()?.body ?? '');
  protected readonly correcting = signal(false);
  protected readonly again = signal(false);
  protected readonly just = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly answered = computed(() => {
    const quote = this.quote();
    if (!quote || quote.state === 'asked') return '';
    if (quote.state === 'refused') return 'Vous ne serez pas cité·e. Merci de l’avoir dit.';
    return quote.changed ? 'Vos mots remplacent les nôtres. Merci.' : 'Merci, ces mots peuvent partir sous votre nom.';
  });

  protected async send(answer: RereadingAnswer['answer']): Promise<void> {
    const quote = this.quote();
    if (!quote || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(
        this.http.post(`/api/rereadings/${quote.id}/answer`, {
          answer,
          body: answer === 'changed' ? this.text() : null,
          word: null,
        }),
      );
      this.correcting.set(false);
      this.again.set(false);
      this.just.set(true);
      this.list.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
