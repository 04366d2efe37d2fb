import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DelegateView, TerritoryCard } from '../api';
import { longDate } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { type ActorCategory, ACTOR, ACTORS, QUARTET } from '../shared/labels';
import { seatsOf } from '../shared/labels-seats';
import { ListTools } from '../shared/list-tools';
import { Quartet } from '../shared/quartet';
import { Term } from '../shared/term';
import { localToday } from './local-today';

const DAY = 86_400_000;
const dayOf = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
const numberOf = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);

/** « L’équipe au … »: who sits in which seat on a day, and everybody who did; the day is moved by hand or typed. */
@Component({
  selector: 'app-team-of-day',
  imports: [DayPipe, ListTools, Quartet, RouterLink, Term],
  templateUrl: './team-of-day.html',
  styleUrl: './team-of-day.scss',
})
export class TeamOfDay {
  readonly card = input.required<TerritoryCard>();
  readonly history = input.required<readonly DelegateView[]>();
  /** The day to show; empty is today. */
  readonly moved = output<string>();

  protected readonly long = longDate;
  protected readonly actor = ACTOR;
  protected readonly actors = ACTORS;
  protected readonly today = localToday();
  protected readonly seats = computed(() => seatsOf(this.card().seats));
  protected readonly categories = computed(() => {
    const members = (this.card().members ?? []).filter(({ delegationKind }) => delegationKind !== 'project_group');
    const kinds: ActorCategory[] = [...QUARTET, 'resident'];
    return kinds
      .map((category) => ({ category, members: members.filter((member) => member.category === category) }))
      .filter(({ category, members: sitting }) => category !== 'resident' || sitting.length || this.card().may.changeTeam);
  });

  protected readonly first = computed(() => numberOf([this.card().cohort.startsOn, ...this.history().map(({ startsOn }) => startsOn)].sort()[0]!));
  protected readonly last = computed(() => Math.max(numberOf(this.today), numberOf(this.card().on)));
  /** Where the hand is while it slides; the page follows when it lets go. */
  protected readonly slid = linkedSignal(() => numberOf(this.card().on));
  protected readonly slidDay = computed(() => dayOf(this.slid()));

  protected go(day: string): void {
    if (day) this.moved.emit(day === this.today ? '' : day);
  }
}
