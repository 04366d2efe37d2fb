import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportLine } from '../../api';
import { count, instant } from '../../shared/french';
import { ListTools } from '../../shared/list-tools';
import { LoadMore } from '../../shared/load-more';
import { ProblemNotice } from '../../shared/problem-notice';
import { CohortApi } from '../cohort.api';
import { ImportApi } from './import.api';
import { type Pasted, PastedTables } from './pasted-table';

const MOST = 10_485_760;

/** « Collez votre tableau »: a paste anywhere on the page, a file dropped or chosen; and the lists that came before. */
@Component({
  selector: 'app-import-start-page',
  imports: [ListTools, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './import-start-page.html',
  styleUrl: './import-start-page.scss',
  host: { '(document:paste)': 'paste($event)', '(dragover)': 'over($event)', '(dragleave)': 'dragging.set(false)', '(drop)': 'drop($event)' },
})
export class ImportStartPage {
  private readonly api = inject(ImportApi);
  private readonly router = inject(Router);
  private readonly tables = inject(PastedTables);
  readonly cohortId = input.required<string>();

  protected readonly cohort = inject(CohortApi).cohort(this.cohortId);
  protected readonly name = computed(() => (this.cohort.hasValue() ? this.cohort.value().name : ''));
  protected readonly list = this.api.list(this.cohortId);
  protected readonly dragging = signal(false);
  protected readonly reading = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly tooLarge = signal(false);

  protected paste(event: ClipboardEvent): void {
    const found = this.tables.read(event.clipboardData);
    if (!found || this.reading()) return;
    event.preventDefault();
    void this.open(found);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    const found = this.tables.read(event.dataTransfer);
    if (found) void this.open(found);
  }

  protected choose(box: HTMLInputElement): void {
    const file = box.files?.[0];
    if (file) void this.open({ content: file, name: file.name });
    box.value = '';
  }

  protected typed(text: string): void {
    if (text.trim()) void this.open({ content: new Blob([text]), name: 'Tableau collé' });
  }

  protected words({ state, appliedAt, undoneAt, createdAt, by, lines, people, structures, seats, territories }: ImportLine): string {
    const what = [people && count(people, 'personne'), structures && count(structures, 'structure'), seats && count(seats, 'place'), territories && count(territories, 'territoire')].filter(Boolean).join(', ');
    const when = state === 'applied' ? `importée le ${instant(appliedAt)}` : state === 'undone' ? `annulée le ${instant(undoneAt)}` : `commencée le ${instant(createdAt)}`;
    return [count(lines, 'ligne'), what, `${when}${by ? ` par ${by}` : ''}`].filter(Boolean).join(' · ');
  }

  private async open({ content, name }: Pasted): Promise<void> {
    this.failure.set(null);
    this.tooLarge.set(content.size > MOST);
    if (content.size > MOST) return;
    this.reading.set(name);
    try {
      const id = await this.api.open(this.cohortId(), content, name);
      await this.router.navigate(['/parcours', this.cohortId(), 'importer', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.reading.set('');
    }
  }
}
