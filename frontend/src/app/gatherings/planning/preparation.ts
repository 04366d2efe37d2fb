import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskView } from '../../api';
import { KnownPersonField, type KnownPerson } from '../../cohorts/known-person-field';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { Agenda } from './agenda-view';
import { PlanningApi } from './planning.api';

/** On a gathering's page: its agenda for everybody, who prepares what for staff and for whoever prepares something. */
@Component({
  selector: 'app-preparation',
  imports: [Agenda, KnownPersonField, ProblemNotice, RouterLink],
  templateUrl: './preparation.html',
})
export class Preparation {
  private readonly api = inject(PlanningApi);
  private readonly state = inject(GatheringState);

  protected readonly gathering = this.state.gathering;
  protected readonly words = signal('');
  protected readonly who = signal('');
  protected readonly person = signal<KnownPerson | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly left = computed(() => this.gathering()?.tasks.filter(({ doneAt }) => !doneAt).length ?? 0);

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async tick(task: TaskView, event: Event): Promise<void> {
    const done = (event.target as HTMLInputElement).checked;
    await this.attempt((id) => this.api.tickTask(id, task.id, done));
  }

  protected async remove(task: TaskView): Promise<void> {
    await this.attempt((id) => this.api.removeTask(id, task.id));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.person();
    const added = await this.attempt((id) =>
      this.api.addTask(id, { words: this.words().trim(), personId: person?.id ?? null, who: person ? null : this.who().trim() || null }),
    );
    if (!added) return;
    this.words.set('');
    this.who.set('');
    this.person.set(null);
  }

  private async attempt(act: (gatheringId: string) => Promise<unknown>): Promise<boolean> {
    const id = this.gathering()?.id;
    if (!id || this.busy()) return false;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act(id);
      this.state.reload();
      return true;
    } catch (error) {
      this.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
