import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CorpusPassage, MatrixCell } from '../api';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { ACTORS, type ActorCategory, NATURES, type Polarity } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { DiagnosticApi } from './diagnostic.api';

const PLURALS = {
  strength: 'atouts',
  weakness: 'fragilités',
  tension: 'controverses',
  opportunity: 'opportunités',
  resistance: 'résistances',
} satisfies Record<Polarity, string>;

/** « Qui parle de quoi »: themes by kinds of actors, each cell with its natures; a cell opens the passages that it counts. */
@Component({
  selector: 'app-diagnostic-matrix',
  imports: [EmptyState, ProblemNotice, RouterLink],
  templateUrl: './diagnostic-matrix.html',
  styleUrl: './diagnostic-matrix.scss',
})
export class DiagnosticMatrix {
  private readonly api = inject(DiagnosticApi);
  readonly diagnosticId = input.required<string>();
  readonly theme = input<string>();
  readonly acteur = input<string>();

  protected readonly matrix = this.api.matrix(this.diagnosticId);
  protected readonly interviews = this.api.interviews(this.diagnosticId);
  protected readonly passages = this.api.passages(() => {
    const params = { ...(this.theme() && { themeId: this.theme()! }), ...(this.acteur() && { category: this.acteur()! }) };
    return Object.keys(params).length ? { id: this.diagnosticId(), params } : undefined;
  });

  protected readonly ACTORS = ACTORS;
  protected readonly NATURES = NATURES;
  protected readonly natures = Object.keys(NATURES) as Polarity[];
  protected readonly cells = computed(() => (this.matrix.hasValue() ? this.matrix.value().cells : []));
  protected readonly total = computed(() => this.cells().reduce((sum, cell) => sum + cell.total, 0));

  /** The quartet always; inhabitants when they were heard. */
  protected readonly categories = computed(() =>
    (Object.keys(ACTORS) as ActorCategory[]).filter(
      (category) => category !== 'resident' || this.cells().some((cell) => cell.category === category),
    ),
  );
  protected readonly rows = computed(() => {
    if (!this.matrix.hasValue()) return [];
    const cells = this.cells();
    return this.matrix.value().themes.map((theme) => ({
      ...theme,
      cells: this.categories().map(
        (category) => cells.find((cell) => cell.themeId === theme.id && cell.category === category) ?? null,
      ),
      total: cells.filter(({ themeId }) => themeId === theme.id).reduce((sum, cell) => sum + cell.total, 0),
    }));
  });

  protected readonly subject = computed(() => {
    const theme = this.rows().find(({ id }) => id === this.theme())?.label;
    const actors = ACTORS[this.acteur() as ActorCategory] ?? '';
    return [actors, theme].filter(Boolean).join(' · ');
  });
  protected readonly opened = computed(() => (this.passages.hasValue() ? this.passages.value() : null));
  protected readonly counted = computed(() => count(this.opened()?.items.length ?? 0, 'passage'));

  /** « 2 atouts, 1 fragilité ». */
  protected said(cell: MatrixCell): string {
    return this.natures
      .filter((nature) => cell[nature] > 0)
      .map((nature) => count(cell[nature], NATURES[nature].toLowerCase(), PLURALS[nature]))
      .join(', ');
  }

  protected pseudonym({ interviewId }: CorpusPassage): string {
    return this.interviews.value().items.find(({ id }) => id === interviewId)?.pseudonym ?? '';
  }
}
