import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MandatesDone, MandatesInput, MandatesView, WhoInput } from '../../api';
import { Confirm } from '../../shared/confirm';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { PersonPicker } from '../person-picker';
import { TerritoryLifeApi } from './territory-life.api';

type Territory = MandatesView['territories'][number];
type Elected = Territory['elected'][number];
type Change = MandatesInput['changes'][number];

/** What is decided of one elected official. */
interface Choice {
  readonly act: 'stays' | 'leaves' | 'new_role';
  readonly day: string;
  readonly roleTitle: string;
  readonly head: boolean;
  readonly replaced: boolean;
  readonly who: WhoInput | null;
  readonly agreed: boolean;
}

/** After an election: who stays, who leaves, who takes over, for one or several territories, applied in one act. */
@Component({
  selector: 'app-mandates-page',
  imports: [DayPipe, ListTools, PersonPicker, ProblemNotice, RouterLink],
  templateUrl: './mandates-page.html',
  styles: `
    .part {
      margin-bottom: 1rem;
    }
    .official + .official {
      margin-top: 0.8rem;
      padding-top: 0.8rem;
      border-top: 1px solid var(--line-soft);
    }
    .official p {
      margin-bottom: 0.4rem;
    }
  `,
})
export class MandatesPage {
  private readonly api = inject(TerritoryLifeApi);
  private readonly confirm = inject(Confirm);
  readonly cohortId = input.required<string>();

  protected readonly resource = this.api.mandates(this.cohortId);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly choices = signal<Readonly<Record<string, Choice>>>({});
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal<MandatesDone | null>(null);
  protected readonly changes = computed(() =>
    (this.view()?.territories ?? []).flatMap((territory) =>
      territory.elected.flatMap((elected): Change[] => this.changeOf(territory, elected, this.choice(territory, elected))),
    ),
  );
  protected readonly summary = computed(() => {
    const leaving = this.changes().filter(({ change }) => change === 'leaves');
    const coming = leaving.filter((change) => 'replacedBy' in change && change.replacedBy);
    return [
      leaving.length ? count(leaving.length, 'départ') : '',
      coming.length ? count(coming.length, 'arrivée') : '',
      this.changes().length > leaving.length ? count(this.changes().length - leaving.length, 'changement de fonction', 'changements de fonction') : '',
    ]
      .filter(Boolean)
      .join(', ');
  });
  protected readonly waiting = computed(() => Object.values(this.choices()).some(({ act, replaced, who }) => act === 'leaves' && replaced && !who));

  protected choice(territory: Territory, elected: Elected): Choice {
    return this.choices()[elected.delegateId] ?? { act: 'stays', day: territory.election?.lastOn ?? this.view()?.on ?? '', roleTitle: elected.roleTitle ?? '', head: elected.headOfExecutive, replaced: false, who: null, agreed: true };
  }

  protected set(territory: Territory, elected: Elected, change: Partial<Choice>): void {
    this.done.set(null);
    this.choices.update((choices) => ({ ...choices, [elected.delegateId]: { ...this.choice(territory, elected), ...change } }));
  }

  protected async apply(event: Event): Promise<void> {
    event.preventDefault();
    const consequence = `${this.summary()}. Ce qui était avant reste dans l’histoire des équipes. Tout s’applique ensemble, ou rien.`;
    if (!(await this.confirm.ask({ heading: 'Renouveler ces mandats\u202f?', consequence, act: 'Appliquer' }))) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.done.set(await this.api.renew(this.cohortId(), { changes: this.changes() }));
      this.choices.set({});
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private changeOf({ participationId }: Territory, { delegateId }: Elected, choice: Choice): Change[] {
    const roleTitle = choice.roleTitle.trim() || null;
    if (choice.act === 'new_role') return [{ change: 'new_role', participationId, delegateId, from: choice.day, roleTitle, headOfExecutive: choice.head }];
    if (choice.act !== 'leaves') return [];
    const replacedBy = choice.replaced && choice.who ? { who: choice.who, status: choice.agreed ? ('agreed' as const) : ('foreseen' as const), roleTitle, headOfExecutive: choice.head } : null;
    return [{ change: 'leaves', participationId, delegateId, lastDay: choice.day, replacedBy }];
  }
}
