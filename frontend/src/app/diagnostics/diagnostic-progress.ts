import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CategoryProgress, DiagnosticView } from '../api';
import { count } from '../shared/french';
import { ACTORS, type ActorCategory } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { Quartet } from '../shared/quartet';
import { DiagnosticApi } from './diagnostic.api';
import { seatsOf } from './progress';

/** How many were met against the plan; by kind of actor for whoever may count so, one number for the others. */
@Component({
  selector: 'app-diagnostic-progress',
  imports: [ProblemNotice, Quartet],
  templateUrl: './diagnostic-progress.html',
  styleUrl: './diagnostic-progress.scss',
})
export class DiagnosticProgress {
  private readonly api = inject(DiagnosticApi);
  readonly diagnostic = input.required<DiagnosticView>();
  readonly saved = output();

  protected readonly editing = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly ACTORS = ACTORS;
  protected readonly seatsOf = seatsOf;
  /** While planning, inhabitants can be added too. */
  protected readonly lines = computed<readonly CategoryProgress[]>(() => {
    const known = this.diagnostic().progress ?? [];
    if (!this.editing()) return known;
    const all = Object.keys(ACTORS) as ActorCategory[];
    return all.map(
      (category) => known.find((line) => line.category === category) ?? { category, planned: 0, held: 0, closed: 0 },
    );
  });

  /** « 12 entretiens sur 20 prévus ». */
  protected heading({ held, planned }: NonNullable<DiagnosticView['total']>): string {
    return `${count(held, 'entretien')}${planned ? ` sur ${count(planned, 'prévu')}` : ''}`;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const items = this.lines().map(({ category }) => ({ category, planned: Number(form.get(category) ?? 0) }));
    this.failure.set(null);
    try {
      await this.api.savePlan(this.diagnostic().id, { items });
      this.editing.set(false);
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
