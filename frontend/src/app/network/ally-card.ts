import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AllyView } from '../api';
import { ProblemNotice } from '../shared/problem-notice';
import { DayPipe } from '../shared/french.pipes';
import { AlliesApi } from './allies/allies.api';
import { loadWords } from './allies/ally-words';
import { PeopleApi } from './people.api';

const split = (text: string) => text.split(/[,;\n]/).map((one) => one.trim()).filter(Boolean);

/** What an ally knows how to do, where they work and when they were trained; for staff and for oneself. */
@Component({
  selector: 'app-ally-card',
  imports: [DayPipe, ProblemNotice],
  templateUrl: './ally-card.html',
})
export class AllyCard {
  private readonly api = inject(PeopleApi);
  readonly personId = input.required<string>();
  readonly ally = input<AllyView | null>(null);
  /** Trainings are noted by staff alone. */
  readonly mayTrain = input(false);
  readonly changed = output();

  protected readonly skills = computed(() => this.ally()?.skills.join(', ') ?? '');
  protected readonly departments = computed(() => this.ally()?.departments.join(', ') ?? '');
  protected readonly where = computed(() => {
    const km = this.ally()?.travelKm;
    return [this.departments(), km == null ? '' : `jusqu’à ${km}\u00a0km`].filter(Boolean).join(' · ');
  });
  private readonly carried = inject(AlliesApi).load(this.personId);
  protected readonly loads = computed(() => (this.carried.hasValue() ? this.carried.value().items.map((line) => ({ name: line.cohortName ?? 'Un autre parcours', words: loadWords(line) })) : []));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected describe(event: Event, skills: string, departments: string, km: string): Promise<void> {
    event.preventDefault();
    return this.act(() => this.api.describeAlly(this.personId(), { skills: split(skills), departments: split(departments).map((code) => code.toUpperCase()), travelKm: km ? Number(km) : null }));
  }

  protected train(event: Event, trainedOn: string, trainedBy: string): Promise<void> {
    event.preventDefault();
    return this.act(() => this.api.train(this.personId(), { trainedOn, trainedBy: trainedBy.trim() || null, trainerId: null }));
  }

  protected forget(id: string): Promise<void> {
    return this.act(() => this.api.forgetTraining(this.personId(), id));
  }

  private async act(call: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await call();
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
