import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DelegationView, TerritoryCard } from '../../api';
import { DayPipe } from '../../shared/french.pipes';
import { ACTOR, type ActorCategory, ACTORS } from '../../shared/labels';
import { seatsOf } from '../../shared/labels-seats';
import { Quartet } from '../../shared/quartet';
import { Term } from '../../shared/term';
import { placesOf, teamName } from './team-words';

type Member = NonNullable<TerritoryCard['members']>[number];

/** One team with its quartet in the middle and a seat on each side, or a group as a list; what can be done stands beside each person. */
@Component({
  selector: 'app-team-seats',
  imports: [DayPipe, NgTemplateOutlet, Quartet, RouterLink, Term],
  templateUrl: './team-seats.html',
  styleUrl: './team-seats.scss',
})
export class TeamSeats {
  readonly delegation = input.required<DelegationView>();
  /** Everybody of the territory on the day; those of this delegation are shown. */
  readonly members = input.required<readonly Member[]>();
  readonly executiveTitle = input<string | null>(null);
  readonly mayChange = input(false);

  protected readonly actor = ACTOR;
  protected readonly actors = ACTORS;
  protected readonly name = computed(() => teamName(this.delegation()));
  protected readonly seats = computed(() => seatsOf(this.delegation().seats));
  private readonly own = computed(() => this.members().filter(({ delegationId }) => delegationId === this.delegation().id));
  protected readonly places = computed(() => {
    const { kind } = this.delegation();
    return placesOf(kind)
      .map((category) => {
        const here = this.own().filter((member) => member.category === category);
        return { category, holders: here.filter(({ substitute }) => !substitute), substitutes: here.filter(({ substitute }) => substitute) };
      })
      .filter(({ holders, substitutes }) => kind !== 'project_group' || holders.length + substitutes.length);
  });

  /** Two teams on a page have each their four places: the second says whose. */
  protected labelOf(category: ActorCategory): string {
    return this.delegation().rank === 1 ? ACTORS[category] : `${ACTORS[category]}, ${this.name()}`;
  }

  protected inPlaceOf({ substituteForId }: Member): string {
    const held = this.own().find(({ id }) => id === substituteForId);
    return held ? `supplée ${held.person.givenName} ${held.person.familyName}` : 'supplée cette place';
  }
}
