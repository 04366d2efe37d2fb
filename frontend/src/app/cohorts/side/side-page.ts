import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SideRow } from '../../api';
import { EmptyState } from '../../shared/empty-state';
import { ago, number, share } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { keep, ListTools } from '../../shared/list-tools';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { SortHeading } from '../../shared/sort-heading';
import { PHASES } from '../phase-labels';
import { SideApi } from './side.api';

const rate = ({ count, of }: SideRow['seats']) => (of ? count / of : -1);
const COLUMNS = [
  { key: 'parcours', heading: 'Parcours', by: (row: SideRow) => row.startsOn },
  { key: 'territoires', heading: 'Territoires engagés', by: (row: SideRow) => row.engaged },
  { key: 'places', heading: 'Places pourvues', by: (row: SideRow) => rate(row.seats) },
  { key: 'presence', heading: 'Présence', by: (row: SideRow) => rate(row.presence) },
  { key: 'diagnostics', heading: 'Diagnostics restitués', by: (row: SideRow) => rate(row.diagnostics) },
  { key: 'projets', heading: 'Projets', by: (row: SideRow) => row.projects },
  { key: 'jours', heading: 'Jours d’appui', by: (row: SideRow) => rate(row.days) },
  { key: 'nouvelles', heading: 'Dernières nouvelles', by: (row: SideRow) => row.lastNewsOn ?? '' },
] as const;

/** Several paths side by side: a row each, chosen and sorted in the address; every figure opens its list. */
@Component({
  selector: 'app-side-page',
  imports: [DayPipe, EmptyState, ListTools, PrintButton, ProblemNotice, RouterLink, SortHeading],
  templateUrl: './side-page.html',
  styleUrl: './side-page.scss',
})
export class SidePage {
  private readonly router = inject(Router);
  /** The paths to show, by id; all of them without. */
  readonly parcours = input<string>();
  readonly tri = input<string>();

  protected readonly columns = COLUMNS;
  protected readonly phases = PHASES;
  protected readonly number = number;
  protected readonly share = share;
  protected readonly since = ago;
  protected readonly side = inject(SideApi).all();
  protected readonly all = computed(() => (this.side.hasValue() ? this.side.value().rows : []));
  protected readonly chosen = computed(() => new Set(this.parcours()?.split(',') ?? this.all().map(({ id }) => id)));
  protected readonly rows = computed(() => {
    const tri = this.tri() ?? '-parcours';
    const by = (COLUMNS.find(({ key }) => key === tri.replace('-', '')) ?? COLUMNS[0]).by;
    const turn = tri.startsWith('-') ? -1 : 1;
    return this.all()
      .filter(({ id }) => this.chosen().has(id))
      .sort((a, b) => turn * (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0) || a.name.localeCompare(b.name, 'fr'));
  });

  /** The paths that are shown, in their order, as a file. */
  protected readonly asked = computed(() => ({ url: '/api/side-by-side', params: { keep: keep(this.rows().map(({ id }) => id)) } }));

  protected tick(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    const parcours = chosen.size === this.all().length ? null : [...chosen].join(',');
    void this.router.navigate([], { queryParams: { parcours }, queryParamsHandling: 'merge' });
  }
}
