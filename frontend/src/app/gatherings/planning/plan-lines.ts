import { Component, computed, inject, input, model } from '@angular/core';
import type { CollisionsAsked, GatheringInput } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { Confirm } from '../../shared/confirm';
import { count, weekdayDate } from '../../shared/french';
import { fieldProblem } from '../../shared/problem-text';
import { collisionWords } from './collision-words';
import { addDays, isDay } from './days';
import { PlanningApi } from './planning.api';

/** One gathering of several that are about to be planned together. */
export interface PlanLine {
  readonly key: number;
  readonly title: string;
  readonly heldOn: string;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  /** When the gathering that is taken up was; nothing in a series. */
  readonly was?: string;
  /** What comes along or stays behind. */
  readonly note?: string;
  readonly halfDays?: GatheringInput['halfDays'];
}

/** Dates before they are created: each with what it meets, each to move or to leave out. */
@Component({
  selector: 'app-plan-lines',
  templateUrl: './plan-lines.html',
  styleUrl: './plan-lines.scss',
})
export class PlanLines {
  readonly cohortId = input.required<string>();
  readonly workingGroupId = input<string | null>(null);
  readonly failure = input<unknown>(null);
  readonly lines = model.required<readonly PlanLine[]>();

  private readonly asked = computed<CollisionsAsked | undefined>(() => {
    const days = this.lines().filter(({ heldOn }) => isDay(heldOn) && heldOn >= '2000-01-01' && heldOn <= '2100-12-31').slice(0, 60);
    if (!days.length) return undefined;
    return {
      days: days.map(({ key, heldOn, fromTime, toTime, halfDays }) => ({ key, heldOn, fromTime, toTime: fromTime ? toTime : null, ...(halfDays?.length && { halfDays }) })),
      gatheringId: null,
      workingGroupId: this.workingGroupId(),
    };
  });
  private readonly confirm = inject(Confirm);
  private readonly met = inject(PlanningApi).collisions(this.cohortId, this.asked);
  protected readonly shown = computed(() => {
    const met = new Map((this.met.hasValue() ? this.met.value().days : []).map((day) => [day.key, day]));
    return this.lines().map((line, index, all) => ({
      ...line,
      words: isDay(line.heldOn) ? `${weekdayDate(line.heldOn)} ${line.heldOn.slice(0, 4)}` : 'sans date',
      collisions: isDay(line.heldOn) ? collisionWords(line.heldOn, met.get(line.key)) : [],
      twice: isDay(line.heldOn) && all.some((other, place) => place !== index && crosses(line, other)),
      fault: this.faultOf(index),
      past: isDay(line.heldOn) && line.heldOn < localToday(),
    }));
  });
  private readonly toLookAt = computed(() => this.shown().filter(({ collisions, twice }) => collisions.length || twice));
  protected readonly meeting = computed(() => {
    const many = this.toLookAt().length;
    return many ? `${count(many, 'date à regarder', 'dates à regarder')} avant de créer` : 'Rien ne gêne ces dates.';
  });

  /** What is met and left as it is was seen: it is named once more before everything is created. */
  async agreed(): Promise<boolean> {
    const met = this.toLookAt();
    if (!met.length) return true;
    const named = met.slice(0, 3).map(({ words, collisions, twice }) => `${words}\u00a0: ${[...collisions, ...(twice ? ['deux rendez-vous de cette liste au même moment'] : [])].join(', ')}.`);
    const others = met.length - named.length;
    return this.confirm.ask({
      heading: `${count(met.length, 'date reste', 'dates restent')} à regarder\u00a0: créer quand même\u202f?`,
      consequence: [...named, ...(others > 0 ? [`Et ${count(others, 'autre date', 'autres dates')}.`] : [])].join(' '),
      act: 'Créer quand même',
    });
  }

  protected set(key: number, change: Partial<PlanLine>): void {
    this.lines.update((lines) => lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  }

  protected setDay(line: PlanLine, event: Event): void {
    const heldOn = (event.target as HTMLInputElement).value;
    this.set(line.key, { heldOn, ...(line.halfDays && { halfDays: moved(line, heldOn) }) });
  }

  protected later(line: PlanLine, days: number): void {
    const heldOn = addDays(line.heldOn, days);
    this.set(line.key, { heldOn, ...(line.halfDays && { halfDays: moved(line, heldOn) }) });
  }

  protected setTitle(key: number, event: Event): void {
    this.set(key, { title: (event.target as HTMLInputElement).value });
  }

  protected remove(key: number): void {
    this.lines.update((lines) => lines.filter((line) => line.key !== key));
  }

  private faultOf(index: number): string {
    const failure = this.failure();
    if (!failure) return '';
    return ['title', 'heldOn', 'fromTime', 'toTime', 'url', 'place', 'capacity'].map((field) => fieldProblem(failure, `/gatherings/${index}/gathering/${field}`)).filter(Boolean).join(' ');
  }
}

/** Whether all of it may be created: each line has a title and, where a day is written, a real one, which is to come unless it is noted as held. */
export function readyToPlan(lines: readonly PlanLine[], alreadyHeld: boolean): boolean {
  return lines.length > 0 && lines.every(({ title, heldOn }) => title.trim().length >= 3 && (heldOn === '' || (isDay(heldOn) && (alreadyHeld || heldOn >= localToday()))));
}

/** Whether two lines that are about to be created cross: the same day, and hours that meet or are not known. */
function crosses(one: PlanLine, other: PlanLine): boolean {
  if (one.heldOn !== other.heldOn) return false;
  if (!one.fromTime || !other.fromTime) return true;
  return one.fromTime < (other.toTime ?? '23:59') && other.fromTime < (one.toTime ?? '23:59');
}

/** Half-days keep their distance from the day; without a day they keep none. */
function moved({ halfDays, heldOn }: PlanLine, to: string): PlanLine['halfDays'] {
  if (!isDay(to)) return halfDays?.map(({ half }) => ({ onDate: null, half }));
  const shift = isDay(heldOn) ? Math.round((Date.parse(to) - Date.parse(heldOn)) / 86_400_000) : null;
  return halfDays?.map(({ onDate, half }) => ({ onDate: onDate && shift !== null ? addDays(onDate, shift) : to, half }));
}
