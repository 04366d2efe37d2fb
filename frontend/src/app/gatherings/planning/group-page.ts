import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { WorkingGroupInput, WorkingGroupView } from '../../api';
import { KnownPersonField, type KnownPerson } from '../../cohorts/known-person-field';
import { localToday } from '../../cohorts/local-today';
import { PageTitle } from '../../core/page-title';
import { toProblem } from '../../core/problem';
import { Confirm } from '../../shared/confirm';
import { DayPipe } from '../../shared/french.pipes';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { whenWords } from '../gathering-words';
import { GroupDialog } from './group-dialog';
import { PlanningApi } from './planning.api';

/** One chantier: what it is for, who is of it, when it met and meets. */
@Component({
  selector: 'app-group-page',
  imports: [DayPipe, GroupDialog, KnownPersonField, ListTools, ProblemNotice, RouterLink],
  templateUrl: './group-page.html',
})
export class GroupPage {
  private readonly api = inject(PlanningApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);

  readonly groupId = input.required<string>();

  protected readonly today = localToday();
  protected readonly when = whenWords;
  protected readonly page = this.api.group(this.groupId);
  protected readonly group = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly missing = computed(() => toProblem(this.page.error()).status === 404);
  protected readonly next = computed(() => this.group()?.gatherings.filter(({ past }) => !past) ?? []);
  protected readonly past = computed(() => this.group()?.gatherings.filter(({ past }) => past).reverse() ?? []);
  protected readonly current = computed(() => this.group()?.members.filter(({ current }) => current) ?? []);
  protected readonly others = computed(() => this.group()?.members.filter(({ current }) => !current) ?? []);
  protected readonly changing = signal(false);
  protected readonly joining = signal<KnownPerson | null>(null);
  protected readonly joinsOn = signal(localToday());
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set(this.group()?.name));
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async save(input: WorkingGroupInput): Promise<void> {
    const group = this.group();
    if (group && (await this.attempt(() => this.api.updateGroup(group.id, group.version, input)))) this.changing.set(false);
  }

  protected async join(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.joining();
    if (person && (await this.attempt(() => this.api.addMember(this.groupId(), { personId: person.id, startsOn: this.joinsOn() })))) this.joining.set(null);
  }

  /** Today is their last day: what they did with the group stays. */
  protected async leave(member: WorkingGroupView['members'][number]): Promise<void> {
    const endsOn = member.startsOn > this.today ? member.startsOn : this.today;
    await this.attempt(() => this.api.changeMember(this.groupId(), member.id, { startsOn: member.startsOn, endsOn }));
  }

  protected async remove(): Promise<void> {
    const sure = await this.confirm.ask({ heading: 'Supprimer ce chantier\u202f?', consequence: 'Il disparaît avec la liste de ses membres. On ne peut pas revenir en arrière.', act: 'Supprimer' });
    if (sure && (await this.attempt(() => this.api.removeGroup(this.groupId()), false))) await this.router.navigate(['/rendez-vous/chantiers']);
  }

  private async attempt(act: () => Promise<unknown>, reload = true): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      if (reload) this.page.reload();
      return true;
    } catch (error) {
      this.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
