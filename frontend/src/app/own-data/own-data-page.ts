import { Component, computed, inject, input, signal } from '@angular/core';
import type { LinkInfo } from '../core/link/link-info';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { longDate } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { OwnDataApi } from './own-data.api';
import { readable, save } from './take-away';

/** Everything the network keeps about whoever opens it: read, corrected, taken away, and how to be erased. From a link or from one's account. */
@Component({
  selector: 'app-own-data-page',
  imports: [DayPipe, FocusWhenShown, ProblemNotice],
  templateUrl: './own-data-page.html',
  styleUrl: './own-data-page.scss',
})
export class OwnDataPage {
  private readonly api = inject(OwnDataApi);
  /** Present when the page is opened from a link. */
  readonly link = input<LinkInfo>();

  protected readonly page = this.api.mine();
  protected readonly data = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly open = computed(() => this.data()?.requests.filter(({ outcome }) => !outcome) ?? []);
  protected readonly answered = computed(() => this.data()?.requests.filter(({ outcome }) => outcome) ?? []);
  protected readonly asksErasure = computed(() => this.open().some(({ kind }) => kind === 'erasure'));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  protected save(event: Event, givenName: string, familyName: string, roleTitle: string, email: string, telephone: string): Promise<void> {
    const details = { givenName, familyName, roleTitle: roleTitle.trim() || null, email: email.trim() || null, telephone: telephone.trim() || null };
    return this.attempt(event, 'C’est corrigé.', () => this.api.correct(details));
  }

  protected ask(event: Event, kind: 'erasure' | 'correction', words: string): Promise<void> {
    const said = kind === 'erasure' ? 'Votre demande est enregistrée. Une fois l’effacement fait, ce lien ne s’ouvrira plus\u202f; si l’équipe ne peut pas tout effacer, sa réponse s’affichera ici.' : 'Merci, c’est transmis à l’équipe.';
    return this.attempt(event, said, () => this.api.ask({ kind, words: words.trim() || null }));
  }

  protected takeAway(format: 'json' | 'html'): void {
    const data = this.data();
    if (!data) return;
    if (format === 'json') save('mes-donnees.json', 'application/json', JSON.stringify(data, null, 2));
    else save('mes-donnees.html', 'text/html', readable(data, longDate(data.takenAt)));
  }

  private async attempt(event: Event, said: string, act: () => Promise<unknown>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
      this.said.set(said);
      this.page.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
