import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganisationName, PersonRoleView } from '../api';
import { Confirm } from '../shared/confirm';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { fieldProblem } from '../shared/problem-text';
import { OrganisationField } from './organisation-field';
import { PeopleApi } from './people.api';
import { roleWords, spanWords } from './person-words';

/** What somebody does today, for whom, then what they did: added, ended, corrected. */
@Component({
  selector: 'app-person-roles',
  imports: [Dialog, OrganisationField, ProblemNotice, RouterLink],
  templateUrl: './person-roles.html',
})
export class PersonRoles {
  private readonly api = inject(PeopleApi);
  private readonly confirm = inject(Confirm);
  readonly personId = input.required<string>();
  readonly roles = input.required<readonly PersonRoleView[]>();
  readonly mayChange = input(false);
  readonly changed = output();

  protected readonly words = roleWords;
  protected readonly span = spanWords;
  protected readonly current = computed(() => this.roles().filter(({ when }) => when !== 'former'));
  protected readonly former = computed(() => this.roles().filter(({ when }) => when === 'former'));
  protected readonly several = computed(() => this.roles().filter(({ when }) => when === 'today').length > 1);
  /** The role in the dialog: null when it is closed, « new » for one more. */
  protected readonly open = signal<PersonRoleView | 'new' | null>(null);
  protected readonly role = computed(() => (this.open() === 'new' ? null : (this.open() as PersonRoleView | null)));
  protected readonly organisation = linkedSignal<OrganisationName | null>(() => this.role()?.organisation ?? null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly problem = (field: string) => fieldProblem(this.failure(), field);

  protected show(role: PersonRoleView | 'new' | null): void {
    this.failure.set(null);
    this.open.set(role);
  }

  protected async save(event: Event, title: string, startsOn: string, endsOn: string, actsAsAlly: boolean, main: boolean): Promise<void> {
    event.preventDefault();
    const input = { title: title.trim() || null, organisationId: this.organisation()?.id ?? null, startsOn: startsOn || null, endsOn: endsOn || null, actsAsAlly, main };
    const known = this.role();
    await this.act(() => (known ? this.api.changeRole(this.personId(), known.id, input) : this.api.addRole(this.personId(), input)));
  }

  protected async erase(role: PersonRoleView): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Effacer cette fonction\u202f?',
      consequence: `«\u00a0${roleWords(role)}\u00a0» disparaît, comme si elle n’avait jamais existé. Si elle est terminée, indiquez plutôt son dernier jour\u00a0: elle reste dans l’histoire.`,
      act: 'Effacer',
    });
    if (sure) await this.act(() => this.api.eraseRole(this.personId(), role.id));
  }

  private async act(call: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await call();
      this.open.set(null);
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
