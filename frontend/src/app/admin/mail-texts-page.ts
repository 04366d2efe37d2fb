import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { MailPreview, MailTextLine, MailTextList, MailWordsInput } from '../api';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { fieldProblem } from '../shared/problem-text';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';

type Field = keyof MailWordsInput;

/** The words of each kind of e-mail: ours, the network's or a cohort's, read beside as somebody will receive them. */
@Component({
  selector: 'app-mail-texts-page',
  imports: [DayPipe, ProblemNotice],
  templateUrl: './mail-texts-page.html',
  styleUrl: './mail-texts-page.scss',
})
export class MailTextsPage {
  private readonly http = inject(HttpClient);
  private readonly api = inject(AdminApi);

  readonly parcours = input('', { transform: word });
  readonly texte = input('', { transform: word });

  protected readonly show = addressFilters();
  protected readonly value = valueOf;
  private readonly cohorts = this.api.cohorts();
  protected readonly choices = computed(() => (this.cohorts.hasValue() ? this.cohorts.value().items : []));
  private readonly url = computed(() => (this.parcours() ? `/api/cohorts/${this.parcours()}/mail-texts` : '/api/mail-texts'));
  protected readonly texts = httpResource<MailTextList>(() => this.url());
  protected readonly lines = computed(() => (this.texts.hasValue() ? this.texts.value().items : []));
  protected readonly mayChange = computed(() => this.texts.hasValue() && this.texts.value().mayChange);
  protected readonly line = computed(() => this.lines().find(({ template }) => template === this.texte()) ?? null);
  protected readonly draft = linkedSignal<MailWordsInput | null>(() => this.line()?.words ?? null);
  protected readonly changed = computed(() => JSON.stringify(this.draft()) !== JSON.stringify(this.line()?.words ?? null));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal('');
  /** Where a variable goes when it is touched. */
  private last: { field: Field; at: number } = { field: 'body', at: 0 };

  protected readonly preview = httpResource<MailPreview>(() => {
    const [words, line] = [this.draft(), this.line()];
    if (!words || !line) return undefined;
    return { url: `/api/mail-texts/${line.template}/preview`, method: 'POST', body: { cohortId: this.parcours() || null, words } };
  });

  protected origin({ from }: MailTextLine): string {
    return { original: 'texte d’origine', network: 'texte du réseau', cohort: 'texte du parcours' }[from];
  }

  protected write(field: Field, event: Event): void {
    const { value, selectionStart } = event.target as HTMLInputElement;
    this.last = { field, at: selectionStart ?? value.length };
    this.done.set('');
    this.failure.set(null);
    this.draft.update((draft) => draft && { ...draft, [field]: value });
  }

  protected remember(field: Field, event: Event): void {
    const { selectionStart, value } = event.target as HTMLInputElement;
    this.last = { field, at: selectionStart ?? value.length };
  }

  /** Puts a variable where one was typing. */
  protected insert(name: string): void {
    const { field, at } = this.last;
    const typed = `{{${name}}}`;
    this.draft.update((draft) => draft && { ...draft, [field]: draft[field].slice(0, at) + typed + draft[field].slice(at) });
    this.last = { field, at: at + typed.length };
  }

  protected braced = (name: string) => `{{${name}}}`;

  protected wrong(field: Field): string {
    const failure = this.failure() ?? this.preview.error();
    return failure ? fieldProblem(failure, `/${field}`) || fieldProblem(failure, `/words/${field}`) : '';
  }

  protected save(event: Event, line: MailTextLine): Promise<void> {
    event.preventDefault();
    return this.attempt('C’est enregistré\u00a0: les prochains e-mails partiront ainsi.', () =>
      this.http.put<void>(`${this.url()}/${line.template}`, this.draft(), { headers: { 'if-match': `"${line.version}"` } }),
    );
  }

  protected forget(line: MailTextLine): Promise<void> {
    return this.attempt('Le texte d’avant est revenu.', () => this.http.delete<void>(`${this.url()}/${line.template}`, { headers: { 'if-match': `"${line.version}"` } }));
  }

  private async attempt(done: string, act: () => ReturnType<HttpClient['delete']>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(act());
      this.done.set(done);
      this.texts.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
