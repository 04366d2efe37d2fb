import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, input, signal, type Type } from '@angular/core';
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
  imports: [DayPipe, FocusWhenShown, NgComponentOutlet, ProblemNotice],
  templateUrl: './own-data-page.html',
  styleUrl: './own-data-page.scss',
})
export class OwnDataPage {
  private readonly api = inject(OwnDataApi);
  /** Present when the page is opened from a link. */
  readonly link = input<LinkInfo>();

  protected readonly page = this.api.mine();
  protected readonly data = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly answered = computed(() => this.data()?.requests.filter(({ outcome }) => outcome) ?? []);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  /** What still waits and what being erased means: beside what one came to read, so loaded after it. */
  protected readonly later = signal<{ waiting: Type<unknown>; erase: Type<unknown> } | null>(null);
  protected readonly changed = (said: string): void => {
    this.said.set(said);
    this.page.reload();
  };

  constructor() {
    void Promise.all([import('./waiting-requests'), import('./erase-section')]).then(([{ WaitingRequests: waiting }, { EraseSection: erase }]) => this.later.set({ waiting, erase }));
  }

  protected save(event: Event, givenName: string, familyName: string, roleTitle: string, email: string, telephone: string): Promise<void> {
    const details = { givenName, familyName, roleTitle: roleTitle.trim() || null, email: email.trim() || null, telephone: telephone.trim() || null };
    return this.attempt(event, 'C’est corrigé.', () => this.api.correct(details));
  }

  protected askCorrection(event: Event, words: string): Promise<void> {
    return this.attempt(event, 'Merci, c’est transmis à l’équipe\u202f: un e-mail vous le confirme.', () => this.api.ask({ kind: 'correction', words: words.trim() || null }));
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
