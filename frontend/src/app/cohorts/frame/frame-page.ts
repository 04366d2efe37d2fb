import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CohortInput, PhaseName } from '../../api';
import { PageTitle } from '../../core/page-title';
import { Confirm } from '../../shared/confirm';
import { DayPipe } from '../../shared/french.pipes';
import { HistoryButton } from '../../shared/history/history-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { CohortTimeline } from '../cohort-timeline';
import { CohortApi } from '../cohort.api';
import { localToday } from '../local-today';
import { PARTNERS, PHASES } from '../phase-labels';
import { FrameApi } from './frame.api';
import { PartnerDialog } from './partner-dialog';

interface PhaseDraft {
  readonly id: string | null;
  readonly phase: PhaseName;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly touched: boolean;
}

/** The frame of a path: its name and dates, its phases with the calendar that follows each keystroke, its partners. */
@Component({
  selector: 'app-frame-page',
  imports: [CohortTimeline, DayPipe, HistoryButton, PartnerDialog, ProblemNotice, RouterLink],
  templateUrl: './frame-page.html',
})
export class FramePage {
  private readonly api = inject(FrameApi);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  readonly cohortId = input.required<string>();
  readonly dialogue = input<string>();
  readonly partenaire = input<string>();

  protected readonly today = localToday();
  protected readonly phases = PHASES;
  protected readonly phaseList = Object.entries(PHASES);
  protected readonly roles = PARTNERS;
  protected readonly cohort = inject(CohortApi).cohort(this.cohortId);
  protected readonly view = computed(() => (this.cohort.hasValue() ? this.cohort.value() : null));
  protected readonly drafts = linkedSignal<PhaseDraft[]>(() => (this.view()?.phases ?? []).map((phase) => ({ ...phase, touched: false })));
  /** The calendar as it would be, what is being typed included. */
  protected readonly calendar = computed(() => {
    const view = this.view();
    const phases = this.drafts().flatMap((draft, index) =>
      draft.startsOn && draft.endsOn && draft.endsOn >= draft.startsOn ? [{ id: draft.id ?? String(index), phase: draft.phase, startsOn: draft.startsOn, endsOn: draft.endsOn }] : [],
    );
    return view && { id: view.id, startsOn: view.startsOn, endsOn: view.endsOn, gatherings: view.gatherings, phases };
  });
  protected readonly opened = computed(() => this.view()?.partners.find(({ id }) => id === this.partenaire()));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.view()?.name;
      if (name) title.set(`Le cadre, ${name}`);
    });
  }

  protected write(index: number, change: Partial<PhaseDraft>): void {
    this.drafts.update((drafts) => drafts.map((draft, at) => (at === index ? { ...draft, ...change, touched: true } : draft)));
  }

  protected add(): void {
    const start = this.view()?.startsOn ?? this.today;
    this.drafts.update((drafts) => [...drafts, { id: null, phase: 'common_core', startsOn: start, endsOn: this.view()?.endsOn ?? start, touched: true }]);
  }

  protected savePhase(event: Event, { id, phase, startsOn, endsOn }: PhaseDraft): Promise<void> {
    event.preventDefault();
    return this.act('Temps enregistré.', () => this.api.savePhase(this.cohortId(), id, { phase, startsOn, endsOn }));
  }

  protected async removePhase(index: number, { id, phase }: PhaseDraft): Promise<void> {
    if (!id) {
      this.drafts.update((drafts) => drafts.filter((_, at) => at !== index));
      return;
    }
    const sure = await this.confirm.ask({ heading: `Retirer «\u00a0${PHASES[phase]}\u00a0»\u202f?`, consequence: 'Ce temps disparaît du calendrier. Les rendez-vous restent.', act: 'Retirer' });
    if (sure) await this.act('Temps retiré.', () => this.api.removePhase(this.cohortId(), id));
  }

  protected saveCohort(event: Event, input: CohortInput): Promise<void> {
    event.preventDefault();
    return this.act('Parcours enregistré.', () => this.api.change(this.cohortId(), input));
  }

  protected close(changed: boolean): void {
    void this.router.navigate([], { queryParams: { dialogue: null, partenaire: null }, queryParamsHandling: 'merge' });
    if (changed) this.cohort.reload();
  }

  private async act(said: string, doing: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await doing();
      this.said.set(said);
      this.cohort.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
