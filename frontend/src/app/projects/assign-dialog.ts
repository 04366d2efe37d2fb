import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonLine, PersonPage, SupportAssignmentView } from '../api';
import { Dialog } from '../shared/dialog';
import { draft } from '../shared/draft';
import { ProblemNotice } from '../shared/problem-notice';
import { fieldProblem } from '../shared/problem-text';
import { ProjectApi } from './project.api';

/** Which ally supports the project, from when to when: somebody of the directory, for their organisation. */
@Component({
  selector: 'app-assign-dialog',
  imports: [Dialog, ProblemNotice],
  templateUrl: './assign-dialog.html',
})
export class AssignDialog {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();
  readonly assignment = input<SupportAssignmentView | null>(null);
  readonly saved = output();
  readonly closed = output();

  protected readonly search = signal('');
  protected readonly people = httpResource<PersonPage>(() =>
    this.search().length < 2 ? undefined : { url: '/api/people', params: { search: this.search(), limit: 8 } },
  );
  protected readonly found = computed(() =>
    this.people.hasValue() ? this.people.value().items.filter(({ organisation }) => organisation) : [],
  );
  protected readonly ally = draft(() => {
    const known = this.assignment();
    return (
      known && {
        organisationId: known.organisationId,
        personId: known.personId,
        name: [known.personName, known.organisationName].filter(Boolean).join(', '),
      }
    );
  });
  protected readonly startsOn = draft(
    () => this.assignment()?.startsOn ?? new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' }),
  );
  protected readonly endsOn = draft(() => this.assignment()?.endsOn ?? '');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly problem = (field: string) => fieldProblem(this.failure(), field);

  protected choose(person: PersonLine): void {
    if (!person.organisation) return;
    this.ally.set({
      organisationId: person.organisation.id,
      personId: person.id,
      name: `${person.givenName} ${person.familyName}, ${person.organisation.name}`,
    });
    this.search.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const ally = this.ally();
    if (!ally || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { organisationId, personId } = ally;
      const input = { organisationId, personId, startsOn: this.startsOn(), endsOn: this.endsOn() || null };
      const known = this.assignment();
      await (known ? this.api.reassign(this.participationId(), known.id, input) : this.api.assign(this.participationId(), input));
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
