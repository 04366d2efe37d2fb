import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportMapping, ImportRowView, ImportView, RowMending } from '../../api';
import { PageTitle } from '../../core/page-title';
import { toProblem } from '../../core/problem';
import { Confirm } from '../../shared/confirm';
import { count, instant } from '../../shared/french';
import { ListTools } from '../../shared/list-tools';
import { LoadMore } from '../../shared/load-more';
import { ProblemNotice } from '../../shared/problem-notice';
import { ImportColumns } from './import-columns';
import { ImportRow } from './import-row';
import { leftOut, sentences, whereSeen } from './import-words';
import { ImportApi, type RowGroup } from './import.api';

const GROUPS: readonly (readonly [RowGroup, string])[] = [
  ['fault', 'À corriger'],
  ['ask', 'À décider'],
  ['create', 'À créer'],
  ['recognise', 'Déjà connues'],
  ['left', 'De côté'],
];

/** One list from its reading to its undoing: what will happen in plain words, the lines to mend or decide, the columns. */
@Component({
  selector: 'app-import-page',
  imports: [ImportColumns, ImportRow, ListTools, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly api = inject(ImportApi);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly cohortId = input.required<string>();
  readonly importId = input.required<string>();
  /** Which lines are shown, in the address. */
  readonly voir = input<RowGroup | 'tout'>();

  protected readonly list = this.api.one(this.importId);
  /** What was read last stays in place while it is read again. */
  protected readonly view = linkedSignal<ImportView | null, ImportView | null>({
    source: () => (this.list.hasValue() ? this.list.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly groups = computed(() => {
    const { outcomes = {} } = this.view()?.summary ?? {};
    const left = ['repeat', 'nothing', 'aside', 'heading', 'skip'].reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
    const done = this.view()?.state !== 'draft';
    return GROUPS.map(([group, label]) => ({ group, label: done && group === 'create' ? 'Créées' : label, lines: group === 'left' ? left : (outcomes[group] ?? 0) }));
  });
  protected readonly shown = computed<RowGroup | undefined>(() => {
    const asked = this.voir();
    if (asked) return asked === 'tout' ? undefined : asked;
    return this.groups().find(({ group, lines }) => lines && (group === 'fault' || group === 'ask'))?.group;
  });
  protected readonly rows = this.api.rows(this.importId, this.shown);
  protected readonly lines = linkedSignal<readonly ImportRowView[], readonly ImportRowView[]>({
    source: this.rows.items,
    computation: (now, before) => (this.rows.loading() && before ? before.value : now),
  });
  protected readonly total = computed(() => Object.values(this.view()?.summary.outcomes ?? {}).reduce((sum, number) => sum + number, 0));
  protected readonly sentences = computed(() => {
    const view = this.view();
    return view ? sentences(view.kind, view.summary, view.options) : [];
  });
  /** Whether what the list brought is not among the teams yet. */
  protected readonly recruited = computed(() => this.view()?.kind === 'leads' || (this.view()?.kind === 'people' && !!this.view()?.summary.territoryCount && this.view()?.options.stage !== 'engaged'));
  protected readonly where = computed(() => {
    const view = this.view();
    return view && view.state !== 'undone' ? whereSeen(view.kind, view.summary, view.options) : '';
  });
  protected readonly aside = computed(() => (this.view() ? leftOut((this.view() as ImportView).summary) : ''));
  protected readonly waiting = computed(() => (this.view()?.summary.outcomes['fault'] ?? 0) + (this.view()?.summary.outcomes['ask'] ?? 0));
  protected readonly count = count;
  protected readonly instant = instant;
  protected readonly busy = signal('');
  protected readonly failure = signal<unknown>(null);
  /** The line whose refusal is shown beside it. */
  protected readonly refused = signal<{ id: string; error: unknown } | null>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const view = this.view();
      if (view) title.set(`Importer «\u00a0${view.sourceName}\u00a0»`);
    });
  }

  protected async map(mapping: ImportMapping): Promise<void> {
    await this.act('Relecture…', () => this.api.map(this.importId(), mapping));
  }

  /** What is mended or decided takes the line away from what waits; the next one takes its place under the hands. */
  protected async mend(row: ImportRowView, mending: Partial<RowMending>): Promise<void> {
    const at = this.lines().findIndex(({ id }) => id === row.id);
    this.refused.set(null);
    try {
      await this.api.mend(this.importId(), row.id, mending);
    } catch (error) {
      this.refused.set({ id: row.id, error });
      return;
    }
    await this.reload();
    this.focusLine(at);
  }

  protected readonly canReadSheets = computed(() => this.view()?.state === 'draft' && (this.view()?.sheets.length ?? 0) > 1 && this.api.sent?.id === this.importId());

  /** Another sheet of the same workbook takes the place of this one. */
  protected async readSheet(sheet: number): Promise<void> {
    const { sent } = this.api;
    if (!sent) return;
    const before = this.importId();
    let id = '';
    await this.act('Lecture…', async () => (id = await this.api.open(this.cohortId(), sent.content, sent.name, sheet)), false, false);
    if (!id) return;
    await this.api.drop(before);
    await this.router.navigate(['/parcours', this.cohortId(), 'importer', id]);
  }

  protected async decideAll(decision: 'same' | 'skip'): Promise<void> {
    await this.act('Un instant…', () => this.api.decideAll(this.importId(), decision));
  }

  protected async apply(): Promise<void> {
    const version = this.view()?.version;
    if (!version) return;
    try {
      await this.act('Import en cours…', () => this.api.apply(this.importId(), version), true);
      this.toTop();
    } catch (error) {
      // What changed meanwhile is read again, so that the preview is true before the next try.
      if (['import-changed', 'stale'].includes(toProblem(error).code)) await this.readAgain();
    }
  }

  protected async undo(): Promise<void> {
    const question = {
      heading: 'Annuler tout cet import\u202f?',
      consequence: 'Les personnes, les structures, les places et les territoires qu’il a ajoutés sont retirés\u00a0; ce qu’il a complété redevient comme avant.',
      act: 'Tout annuler',
    };
    if (!(await this.confirm.ask(question))) return;
    await this.act('Annulation…', () => this.api.undo(this.importId()));
    this.toTop();
  }

  protected async drop(): Promise<void> {
    const question = { heading: 'Abandonner cette liste\u202f?', consequence: 'Rien n’a été importé. Ce que vous avez corrigé ici sera perdu.', act: 'Abandonner' };
    if (!(await this.confirm.ask(question))) return;
    await this.act('Un instant…', () => this.api.drop(this.importId()), false, false);
    if (!this.failure()) await this.router.navigate(['/parcours', this.cohortId(), 'importer']);
  }

  private async readAgain(): Promise<void> {
    const view = this.view();
    if (view) await this.api.map(this.importId(), { kind: view.kind, headerEnd: view.headerEnd, fields: view.columns.map(({ field }) => field), options: view.options });
    await this.reload();
  }

  private async act(words: string, work: () => Promise<unknown>, tell = false, again = true): Promise<void> {
    this.busy.set(words);
    this.failure.set(null);
    try {
      await work();
      if (again) await this.reload();
    } catch (error) {
      this.failure.set(error);
      if (tell) throw error;
    } finally {
      this.busy.set('');
    }
  }

  private async reload(): Promise<void> {
    this.list.reload();
    this.rows.reload();
    const until = Date.now() + 15_000;
    while ((this.list.isLoading() || this.rows.loading()) && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
  }

  private focusLine(at: number): void {
    const focus = () => {
      const lines = this.host.nativeElement.querySelectorAll<HTMLElement>('app-import-row');
      const line = lines[Math.min(at, lines.length - 1)];
      (line?.querySelector<HTMLElement>('form input, form select, .side-by-side button') ?? line?.querySelector<HTMLElement>('button') ?? this.host.nativeElement.querySelector<HTMLElement>('h2'))?.focus();
    };
    afterNextRender(focus, { injector: this.injector });
  }

  private toTop(): void {
    const heading = this.host.nativeElement.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }
}
