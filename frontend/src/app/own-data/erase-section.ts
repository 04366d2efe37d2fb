import { Component, computed, inject, input, signal } from '@angular/core';
import type { OwnDataView } from '../api';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { OwnDataApi } from './own-data.api';

/** What being erased means, said before it is asked, and asked twice. Loaded after the page. */
@Component({
  selector: 'app-erase-section',
  imports: [DayPipe, FocusWhenShown, ProblemNotice],
  templateUrl: './erase-section.html',
})
export class EraseSection {
  private readonly api = inject(OwnDataApi);
  readonly requests = input.required<OwnDataView['requests']>();
  /** Told to the page once something changed, which reads itself again. */
  readonly changed = input.required<(said: string) => void>();

  private readonly erasures = computed(() => this.requests().filter(({ kind }) => kind === 'erasure'));
  protected readonly asked = computed(() => this.erasures().some(({ outcome, withdrawnAt }) => !outcome && !withdrawnAt));
  protected readonly takenBack = computed(() => this.erasures().find(({ withdrawnAt }) => withdrawnAt));
  protected readonly sure = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async ask(event: Event, words: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.ask({ kind: 'erasure', words: words.trim() || null });
      this.sure.set(false);
      this.changed()('Votre demande est enregistrée, un e-mail vous le confirme. Vous pouvez la retirer tant que l’équipe n’a pas répondu.');
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
