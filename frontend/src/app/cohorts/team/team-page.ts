import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageTitle } from '../../core/page-title';
import { count, longDate } from '../../shared/french';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { Term } from '../../shared/term';
import { CohortApi } from '../cohort.api';
import { DelegationDialogs } from '../delegation-dialogs';
import { localToday } from '../local-today';
import { AgreementsDialog } from './agreements-dialog';
import { GroupDialog } from './group-dialog';
import { SeatsDialog } from './seats-dialog';
import { TeamApi } from './team.api';
import { TeamSeats } from './team-seats';
import { TeamTimeline } from './team-timeline';
import { teamName } from './team-words';

const DAY = 86_400_000;
const dayOf = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
const numberOf = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);

/** The team of a territory on any day: who holds which seat, who stands in, the groups beside it, who was there when; everything that happens to a team starts here. */
@Component({
  selector: 'app-team-page',
  imports: [AgreementsDialog, DelegationDialogs, GroupDialog, PrintButton, ProblemNotice, RouterLink, SeatsDialog, TeamSeats, TeamTimeline, Term],
  templateUrl: './team-page.html',
  styleUrl: './team-page.scss',
})
export class TeamPage {
  private readonly router = inject(Router);
  readonly participationId = input.required<string>();
  /** The day of the team, in the address. */
  readonly le = input<string>();
  readonly dialogue = input<string>();
  readonly membre = input<string>();
  readonly equipe = input<string>();
  readonly categorie = input<string>();

  protected readonly long = longDate;
  protected readonly count = count;
  protected readonly nameOf = teamName;
  protected readonly today = localToday();
  protected readonly resource = inject(CohortApi).card(this.participationId, this.le);
  protected readonly card = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly teams = inject(TeamApi).team(() => (this.card()?.members ? this.participationId() : undefined), this.le);
  protected readonly team = linkedSignal<ReturnType<typeof this.teams.value> | null, NonNullable<ReturnType<typeof this.teams.value>> | null>({
    source: () => (this.teams.hasValue() ? this.teams.value() : null),
    // The page stays while the next day is asked for.
    computation: (read, previous) => read ?? previous?.value ?? null,
  });
  protected readonly history = computed(() => this.team()?.history ?? []);
  /** How many have not agreed yet, today or later. */
  protected readonly foreseen = computed(() => this.history().filter(({ status, endsOn }) => status === 'foreseen' && (!endsOn || endsOn >= this.today)).length);
  protected readonly quartets = computed(() => this.shown().filter(({ kind }) => kind === 'quartet'));
  protected readonly groups = computed(() => this.shown().filter(({ kind }) => kind !== 'quartet'));
  private readonly shown = computed(() => (this.team()?.delegations ?? []).filter(({ there }) => there));

  protected readonly first = computed(() => numberOf([this.card()?.cohort.startsOn ?? this.today, ...this.history().map(({ startsOn }) => startsOn)].sort()[0]!));
  protected readonly last = computed(() => Math.max(numberOf(this.today), numberOf(this.card()?.on ?? this.today)));
  protected readonly firstDay = computed(() => dayOf(this.first()));
  protected readonly lastDay = computed(() => dayOf(this.last()));
  /** Where the hand is while it slides; the page follows when it lets go. */
  protected readonly slid = linkedSignal(() => numberOf(this.card()?.on ?? this.today));
  protected readonly slidDay = computed(() => dayOf(this.slid()));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.card()?.territory.name;
      if (name) title.set(`L’équipe de ${name}`);
    });
  }

  protected go(day: string): void {
    if (day) void this.router.navigate([], { queryParams: { le: day === this.today ? null : day }, queryParamsHandling: 'merge' });
  }

  protected close(changed: boolean): void {
    const queryParams = { dialogue: null, membre: null, equipe: null, categorie: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
    if (!changed) return;
    this.resource.reload();
    this.teams.reload();
  }
}
