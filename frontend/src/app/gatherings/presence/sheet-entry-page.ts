import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ActorCategory, PersonLine } from '../../api';
import { PageTitle } from '../../core/page-title';
import { Problem } from '../../core/problem';
import { draft } from '../../shared/draft';
import { count, enumeration } from '../../shared/french';
import { ACTOR } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { halfWords } from '../gathering-words';
import { KnownPerson } from './known-person';
import { PresenceApi } from './presence.api';
import { ScanList } from './scan-list';
import { actsOf, cellOf, columnOf, draftOf, listedAs, printedTerritories, signs } from './sheet-draft';

interface VisitorRow {
  id: string;
  personId: string | null;
  givenName: string;
  familyName: string;
  organisation: string;
  category: ActorCategory | '';
  halfDayIds: readonly string[];
}

const rowOf = (halfDayIds: readonly string[]): VisitorRow => ({
  id: crypto.randomUUID(),
  personId: null,
  givenName: '',
  familyName: '',
  organisation: '',
  category: '',
  halfDayIds,
});

/** Reads the signed sheet into the record in one pass, in the order of the paper: arrows move, the space bar ticks. */
@Component({
  selector: 'app-sheet-entry-page',
  imports: [KnownPerson, ProblemNotice, RouterLink, ScanList],
  providers: [GatheringState],
  templateUrl: './sheet-entry-page.html',
  styleUrl: './sheet-entry-page.scss',
})
export class SheetEntryPage {
  private readonly router = inject(Router);
  private readonly api = inject(PresenceApi);
  protected readonly state = inject(GatheringState);
  readonly gatheringId = input.required<string>();

  protected readonly kinds = Object.entries(ACTOR) as [ActorCategory, string][];
  protected readonly actor = ACTOR;
  protected readonly presence = this.api.state(this.gatheringId);
  protected readonly scans = computed(() => (this.presence.hasValue() ? this.presence.value().scans : []));
  protected readonly closed = computed(() => this.presence.hasValue() && !!this.presence.value().closedAt);
  protected readonly halfDays = computed(() => {
    const gathering = this.state.gathering();
    const ahead = this.ahead();
    return (gathering?.halfDays ?? []).map((one) => ({ id: one.id, label: halfWords(one, gathering?.heldOn ?? null), toCome: ahead.includes(one.id) }));
  });
  /** Nobody was there yet, says the network's clock. */
  private readonly ahead = computed(() =>
    this.presence.hasValue() ? this.presence.value().halfDays.flatMap(({ id, toCome }) => (toCome ? [id] : [])) : [],
  );
  private readonly begun = computed(() => this.halfDays().filter(({ toCome }) => !toCome));
  protected readonly territories = computed(() => {
    const gathering = this.state.gathering();
    return gathering ? printedTerritories(gathering) : [];
  });
  protected readonly marks = draft(() => {
    const gathering = this.state.gathering();
    return gathering ? draftOf(gathering) : new Set<string>();
  });
  private readonly halfDayIds = draft(() => (this.halfDays().length === 1 ? this.halfDays().map(({ id }) => id) : []));
  protected readonly visitors = linkedSignal<readonly VisitorRow[]>(() => [rowOf(this.halfDayIds())]);
  protected readonly named = computed(() =>
    this.visitors().filter(({ givenName, familyName }) => givenName.trim() && familyName.trim()),
  );
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly cell = cellOf;
  protected readonly signs = signs;
  protected readonly sum = computed(() =>
    enumeration(
      this.halfDays().map(({ id, label }) => {
        const listed = [...this.marks()].filter((mark) => mark.endsWith(id)).length;
        const visiting = this.named().filter(({ halfDayIds }) => halfDayIds.includes(id)).length;
        return `${label.toLowerCase()}\u00a0: ${count(listed + visiting, 'présence', 'présences')}`;
      }),
    ),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.state.id.set(this.gatheringId()));
    effect(() => title.set(this.state.gathering() ? `Saisir la feuille, ${this.state.gathering()?.title}` : 'Saisir la feuille'));
  }

  protected mark(mark: string, there: boolean): void {
    this.marks.update((marks) => {
      const next = new Set(marks);
      if (there) next.add(mark);
      else next.delete(mark);
      return next;
    });
  }

  /** A whole half-day at one touch. */
  protected markColumn(halfDayId: string): void {
    const gathering = this.state.gathering();
    for (const cell of gathering ? columnOf(gathering, halfDayId) : []) this.mark(cell, true);
  }

  /** A whole territory at one touch, present or absent. */
  protected markAll(ids: readonly string[], there: boolean): void {
    for (const id of ids) for (const half of this.begun()) this.mark(cellOf(id, half.id), there);
  }

  /** Arrows walk the cells as they lie on the paper. */
  protected walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: this.begun().length,
      ArrowUp: -this.begun().length,
      ArrowRight: 1,
      ArrowLeft: -1,
    };
    const step = steps[event.key];
    const boxes = [
      ...((event.currentTarget as Element).closest('table') as Element).querySelectorAll<HTMLInputElement>('input[data-cell]:not(:disabled)'),
    ];
    const at = boxes.indexOf(event.target as HTMLInputElement);
    if (!step || at < 0) return;
    event.preventDefault();
    boxes[at + step]?.focus();
  }

  protected change(id: string, more: Partial<VisitorRow>): void {
    this.visitors.update((rows) => {
      const changed = rows.map((row) => (row.id === id ? { ...row, ...more } : row));
      const last = changed.at(-1);
      // There is always an empty line to write on, as on the paper.
      return last?.familyName.trim() ? [...changed, rowOf(this.halfDayIds())] : changed;
    });
  }

  /** Another name is another person. */
  protected rename(id: string, name: Pick<VisitorRow, 'givenName'> | Pick<VisitorRow, 'familyName'>): void {
    this.change(id, { ...name, personId: null });
  }

  protected recognise(row: VisitorRow, { id, givenName, familyName, organisation }: PersonLine): void {
    this.change(row.id, { personId: id, givenName, familyName, organisation: row.organisation || (organisation?.name ?? '') });
  }

  protected halfOf(row: VisitorRow, halfDayId: string, there: boolean): void {
    this.change(row.id, { halfDayIds: [...row.halfDayIds.filter((one) => one !== halfDayId), ...(there ? [halfDayId] : [])] });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const gathering = this.state.gathering();
    if (!gathering || this.busy()) return;
    const half = this.visitors().findIndex(({ givenName, familyName }) => !givenName.trim() !== !familyName.trim());
    if (half >= 0) {
      this.failure.set(new Problem(422, 'name-needed', 'Nom', `Venus sans être annoncés, ligne ${half + 1}\u00a0: notez le prénom et le nom, ou videz la ligne.`));
      return;
    }
    if (this.named().some(({ halfDayIds }) => !halfDayIds.length)) {
      this.failure.set(new Problem(422, 'half-day-needed', 'Demi-journée', 'Cochez la demi-journée de chaque personne venue sans être annoncée.'));
      return;
    }
    this.busy.set(true);
    this.failure.set(null);
    try {
      for (const { organisation, category, ...row } of this.named()) {
        await this.api.addVisitor(gathering.id, {
          ...row,
          halfDayIds: [...row.halfDayIds],
          personId: row.personId ?? listedAs(gathering, row),
          participationId: null,
          organisation: organisation.trim().length > 1 ? organisation.trim() : null,
          category: category || null,
          source: 'sheet',
        });
      }
      const why = this.closed() ? this.reason().trim() : null;
      const acts = actsOf(gathering, this.marks()).map((act) => ({ ...act, reason: why || act.reason }));
      const tabletId = crypto.randomUUID();
      for (let from = 0; from < acts.length; from += 300) {
        const { refused } = await this.api.record(gathering.id, { tabletId, source: 'sheet', acts: acts.slice(from, from + 300) });
        if (refused[0]) throw new Problem(409, refused[0].code, 'Non noté', refused[0].detail);
      }
      await this.router.navigate(['/rendez-vous', gathering.id], { queryParams: { vue: 'presences' } });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected idsOf(lines: readonly { id: string }[]): string[] {
    return lines.map(({ id }) => id);
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected kind(event: Event): ActorCategory | '' {
    return (event.target as HTMLSelectElement).value as ActorCategory | '';
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
