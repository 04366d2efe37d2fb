import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { ActorCategory, DelegateStatus, DelegateView, DelegationView, WhoInput } from '../api';
import { PersonPicker } from '../network/person-picker';
import { Confirm } from '../shared/confirm';
import { Dialog } from '../shared/dialog';
import { longDate } from '../shared/french';
import { ACTORS } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { DelegationApi } from './delegation.api';
import { localToday } from './local-today';
import { HandoverForm } from './team/handover-form';
import { placesOf, teamName } from './team/team-words';

const HEADINGS: Readonly<Record<string, string>> = {
  ajouter: 'Ajouter quelqu’un à l’équipe',
  accord: 'A donné son accord',
  changer: 'Changer sa place ou ses dates',
  fin: 'Passer le relais',
};

/** The four things that happen to a team, each at an address of its own: somebody comes, agrees, changes, leaves. */
@Component({
  selector: 'app-delegation-dialogs',
  imports: [Dialog, HandoverForm, PersonPicker, ProblemNotice],
  templateUrl: './delegation-dialogs.html',
})
export class DelegationDialogs {
  private readonly api = inject(DelegationApi);
  private readonly confirm = inject(Confirm);
  readonly participationId = input.required<string>();
  readonly history = input.required<readonly DelegateView[]>();
  /** The teams and groups of the territory; the main team alone as long as there is no choice. */
  readonly delegations = input<readonly DelegationView[]>([]);
  readonly delegationId = input<string>();
  readonly dialogue = input.required<string>();
  readonly memberId = input<string>();
  readonly mayErase = input(false);
  /** Whether the team changed. */
  readonly closed = output<boolean>();

  protected readonly today = localToday();
  protected readonly long = longDate;
  protected readonly open = computed(() => this.delegations().filter(({ endsOn }) => !endsOn || endsOn >= this.today));
  protected readonly teamName = teamName;
  /** Where somebody is added, where somebody stands. */
  protected readonly into = linkedSignal(() => this.member()?.delegationId ?? this.delegationId() ?? this.delegations().find(({ rank }) => rank === 1)?.id ?? '');
  protected readonly categories = computed(() => {
    const kind = this.delegations().find(({ id }) => id === this.into())?.kind;
    return (kind ? placesOf(kind) : (Object.keys(ACTORS) as (keyof typeof ACTORS)[])).map((category) => [category, ACTORS[category]] as const);
  });
  /** Whom somebody could stand in for: those of the same team who hold a place and are still there. */
  protected readonly held = computed(() =>
    this.history().filter(
      ({ id, delegationId, substitute, endsOn }) => delegationId === this.into() && !substitute && id !== this.memberId() && (!endsOn || endsOn >= this.today),
    ),
  );
  protected readonly asked = new URLSearchParams(location.search).get('categorie') ?? 'elected_official';
  protected readonly member = computed(() => this.history().find(({ id }) => id === this.memberId()));
  protected readonly heading = computed(() => {
    const { givenName, familyName } = this.member()?.person ?? {};
    const heading = HEADINGS[this.dialogue()];
    return heading && givenName ? `${givenName} ${familyName}\u00a0: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}` : heading;
  });
  protected readonly who = signal<WhoInput | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected add(event: Event, category: string, status: string, roleTitle: string, startsOn: string, head: boolean, substitutes: string): Promise<void> {
    const who = this.who();
    return this.act(event, async () => {
      if (!who) return;
      await this.api.add(this.participationId(), {
        who,
        delegationId: this.into() || null,
        category: category as ActorCategory,
        status: status as DelegateStatus,
        roleTitle: roleTitle.trim() || null,
        headOfExecutive: head,
        startsOn,
        endsOn: null,
        ...standIn(substitutes),
      });
    });
  }

  protected agree(event: Event, member: DelegateView, on: string): Promise<void> {
    return this.act(event, () => this.api.agree(this.participationId(), member.id, on));
  }

  protected change(event: Event, member: DelegateView, category: string, roleTitle: string, startsOn: string, endsOn: string, head: boolean, substitutes: string): Promise<void> {
    return this.act(event, () =>
      this.api.change(this.participationId(), member.id, {
        category: category as ActorCategory,
        roleTitle: roleTitle.trim() || null,
        headOfExecutive: head,
        startsOn,
        endsOn: endsOn || null,
        ...standIn(substitutes),
      }),
    );
  }

  protected async erase(event: Event, member: DelegateView): Promise<void> {
    event.preventDefault();
    const sure = await this.confirm.ask({
      heading: `Effacer ${member.person.givenName} ${member.person.familyName}\u202f?`,
      consequence: 'C’était une erreur d’aujourd’hui\u00a0: il ne restera pas de trace de son passage dans l’équipe.',
      act: 'Effacer',
    });
    if (sure) await this.act(event, () => this.api.remove(this.participationId(), member.id));
  }

  private async act(event: Event, doing: () => Promise<unknown>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await doing();
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Nobody, whoever holds the place, or somebody. */
const standIn = (choice: string) => ({ substitute: choice !== '', substituteForId: choice && choice !== 'seat' ? choice : null });
