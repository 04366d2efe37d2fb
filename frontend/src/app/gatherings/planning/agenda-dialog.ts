import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { GatheringView, SequenceKind } from '../../api';

import { type KnownPerson, KnownPersonField } from '../../cohorts/known-person-field';
import { Problem } from '../../core/problem';
import { Dialog } from '../../shared/dialog';
import { ProblemNotice } from '../../shared/problem-notice';
import { fieldProblem } from '../../shared/problem-text';
import { GatheringState } from '../gathering-state';
import { agendaDraft, agendaInput, besideSequence, nextSequence, type SequenceDraft } from './agenda-draft';
import { SEQUENCE_KINDS } from './agenda-labels';
import { PlanningApi } from './planning.api';

/** Writes the agenda of a gathering as a whole, over the version that was read. */
@Component({
  selector: 'app-agenda-dialog',
  imports: [Dialog, KnownPersonField, ProblemNotice],
  templateUrl: './agenda-dialog.html',
  styleUrl: './agenda-dialog.scss',
})
export class AgendaDialog {
  private readonly api = inject(PlanningApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly kinds = Object.entries(SEQUENCE_KINDS) as [SequenceKind, string][];
  protected readonly base = linkedSignal<GatheringView | null, GatheringView | null>({
    source: this.state.gathering,
    // What is being written is not swept away when the page behind reads again.
    computation: (now, before) => before?.value ?? now,
  });
  protected readonly drafts = linkedSignal<readonly SequenceDraft[]>(() => {
    const base = this.base();
    const known = base ? agendaDraft(base) : [];
    return known.length || !base ? known : [nextSequence([], base)];
  });
  protected readonly severalDays = computed(() => {
    const days = new Set(this.base()?.halfDays.map(({ onDate }) => onDate));
    return days.size > 1 || this.drafts().some(({ dayNumber }) => dayNumber > 1);
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly theirs = computed(() => {
    const failure = this.failure();
    return failure instanceof Problem && failure.status === 412 ? (failure.current as GatheringView) : null;
  });

  protected set(key: number, field: keyof SequenceDraft, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.change(key, { [field]: field === 'dayNumber' ? Number(value) || 1 : value });
  }

  protected add(): void {
    const base = this.base();
    if (base) this.drafts.update((drafts) => [...drafts, nextSequence(drafts, base)]);
  }

  /** Right after the one beside which it runs, which becomes a workshop if it was for everybody. */
  protected addBeside(one: SequenceDraft): void {
    this.drafts.update((drafts) => {
      const added = besideSequence(drafts, one);
      return drafts.flatMap((draft) => (draft.key === one.key ? [{ ...draft, kind: added.kind }, added] : [draft]));
    });
  }

  protected remove(key: number): void {
    this.drafts.update((drafts) => drafts.filter((one) => one.key !== key));
  }

  protected addSpeaker(draft: SequenceDraft, person: KnownPerson | null): void {
    if (person && !draft.speakers.some(({ personId }) => personId === person.id)) {
      this.change(draft.key, { speakers: [...draft.speakers, { personId: person.id, name: person.name }] });
    }
  }

  protected addName(draft: SequenceDraft, box: HTMLInputElement): void {
    const name = box.value.trim();
    if (name.length < 2) return;
    this.change(draft.key, { speakers: [...draft.speakers, { personId: null, name }] });
    box.value = '';
  }

  protected removeSpeaker(draft: SequenceDraft, place: number): void {
    this.change(draft.key, { speakers: draft.speakers.filter((_, index) => index !== place) });
  }

  protected fault(index: number): string {
    const failure = this.failure();
    if (!failure) return '';
    return ['title', 'fromTime', 'toTime', 'dayNumber', 'details', 'place', 'id', 'speakers'].map((field) => fieldProblem(failure, `/sequences/${index}/${field}`)).filter(Boolean).join(' ');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const base = this.base();
    if (!base || this.busy()) return;
    this.busy.set(true);
    try {
      await this.api.saveAgenda(base.id, (this.theirs() ?? base).version, agendaInput(this.drafts()));
      this.failure.set(null);
      this.state.reload();
      this.leave();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** What somebody else saved meanwhile, instead of what stands here. */
  protected takeTheirs(theirs: GatheringView): void {
    this.base.set(theirs);
    this.failure.set(null);
  }

  protected leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }

  private change(key: number, change: Partial<SequenceDraft>): void {
    this.drafts.update((drafts) => drafts.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }
}
