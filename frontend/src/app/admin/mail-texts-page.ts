import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { MailPreview, MailTextLine, MailTextList, MailWordsInput } from '../api';
import { Actor, type HatName } from '../core/actor';
import { draft } from '../shared/draft';
import { DayPipe } from '../shared/french.pipes';
import { keepsDraft, Leaving } from '../shared/leaving';
import { LetterFrame } from '../shared/letter-frame';
import { ProblemNotice } from '../shared/problem-notice';
import { fieldProblem } from '../shared/problem-text';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';

const NETWORK = 'reseau';
const WRITERS: readonly HatName[] = ['cohort_manager', 'pivot_ally'];

type Field = keyof MailWordsInput;

/** The words of each kind of e-mail: ours, the network's or a cohort's, read beside as somebody will receive them. */
@Component({
  selector: 'app-mail-texts-page',
  imports: [DayPipe, LetterFrame, ProblemNotice],
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
  /** The network's words for whoever administers it, else those of a cohort whose words are one's own; « reseau » is asked for by name. */
  protected readonly place = computed(() => (this.parcours() === NETWORK ? '' : this.parcours() || this.own()));
  private readonly actor = inject(Actor);
  private readonly own = computed(() => (this.actor.wears('network_admin') ? '' : (this.actor.hats().find(({ hat, cohortId }) => cohortId && WRITERS.includes(hat))?.cohortId ?? '')));
  protected readonly network = NETWORK;
  private readonly url = computed(() => (this.place() ? `/api/cohorts/${this.place()}/mail-texts` : '/api/mail-texts'));
  protected readonly texts = httpResource<MailTextList>(() => this.url());
  protected readonly lines = computed(() => (this.texts.hasValue() ? this.texts.value().items : []));
  protected readonly mayChange = computed(() => this.texts.hasValue() && this.texts.value().mayChange);
  protected readonly line = computed(() => this.lines().find(({ template }) => template === this.texte()) ?? null);
  protected readonly fixed = computed(() => (this.texts.hasValue() ? this.texts.value().fixed : []));
  /** What is typed for one letter of one place, as that place last kept it. */
  private readonly typed = draft(() => {
    const line = this.line();
    return { of: [this.place(), line?.template, line?.version], words: line?.words ?? null };
  });
  protected readonly draft = computed<MailWordsInput | null>(() => this.typed().words);
  protected readonly changed = computed(() => JSON.stringify(this.draft()) !== JSON.stringify(this.line()?.words ?? null));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal('');
  /** Where a variable goes when it is touched. */
  private last: { field: Field; at: number } = { field: 'body', at: 0 };

  protected readonly preview = httpResource<MailPreview>(() => {
    const [words, line] = [this.draft(), this.line()];
    if (!words || !line) return undefined;
    return { url: `/api/mail-texts/${line.template}/preview`, method: 'POST', body: { cohortId: this.place() || null, words } };
  });

  private readonly leaving = inject(Leaving);

  constructor() {
    keepsDraft(() => this.changed());
  }

  /** Another letter, or another place, takes the words being typed off the page. */
  protected async turn(query: { parcours?: string; texte?: string }, event?: Event): Promise<void> {
    if (!this.changed() || (await this.leaving.ask())) return this.show(query);
    const select = event?.target as HTMLSelectElement;
    select.value = 'texte' in query ? this.texte() : this.place() || NETWORK;
  }

  protected origin({ from }: MailTextLine): string {
    return { original: 'texte d’origine', network: 'texte du réseau', cohort: 'texte du parcours' }[from];
  }

  protected write(field: Field, event: Event): void {
    const { value, selectionStart } = event.target as HTMLInputElement;
    this.last = { field, at: selectionStart ?? value.length };
    this.done.set('');
    this.failure.set(null);
    this.change(field, () => value);
  }

  protected remember(field: Field, event: Event): void {
    const { selectionStart, value } = event.target as HTMLInputElement;
    this.last = { field, at: selectionStart ?? value.length };
  }

  /** Puts a variable where one was typing. */
  protected insert(name: string): void {
    const { field, at } = this.last;
    const typed = `{{${name}}}`;
    this.change(field, (words) => words.slice(0, at) + typed + words.slice(at));
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

  private change(field: Field, by: (words: string) => string): void {
    this.typed.update(({ of, words }) => ({ of, words: words && { ...words, [field]: by(words[field]) } }));
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
