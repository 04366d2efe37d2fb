import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { InterviewInput, IntervieweeInput } from '../api';
import { ACTOR, type ActorCategory } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { ConsentFields, noConsent, today } from './consent-fields';
import { DiagnosticApi } from './diagnostic.api';
import { GUIDE } from './guide';
import { InterviewApi } from './interview.api';
import { emptyNotes } from './notes-text';

/** A new interview from a phone, in a village hall: who speaks, when, what they agree to, and the notes are open. */
@Component({
  selector: 'app-new-interview-page',
  imports: [ConsentFields, ProblemNotice, RouterLink],
  templateUrl: './new-interview-page.html',
  styleUrl: './new-interview-page.scss',
})
export class NewInterviewPage {
  private readonly api = inject(InterviewApi);
  private readonly router = inject(Router);
  readonly diagnosticId = input.required<string>();

  protected readonly diagnostic = inject(DiagnosticApi).diagnostic(this.diagnosticId);
  protected readonly categories = Object.entries(ACTOR) as [ActorCategory, string][];
  protected readonly category = signal<ActorCategory | null>(null);
  protected readonly heldOn = signal(today());
  protected readonly consent = signal<IntervieweeInput>(noConsent(today()));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly missing = signal(false);

  protected name(name: string): void {
    this.consent.update((consent) => ({ ...consent, name }));
  }

  protected async go(event: Event): Promise<void> {
    event.preventDefault();
    const category = this.category();
    this.missing.set(!category);
    if (!category) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.api.create(this.diagnosticId(), this.input(category));
      await this.router.navigate(['/entretiens', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private input(category: ActorCategory): InterviewInput {
    const consent = this.consent();
    const agreed = consent.consentCovers !== 'none';
    const interviewee = agreed ? consent : { ...consent, consentedOn: null, consentMeans: null };
    return { category, heldOn: this.heldOn(), notes: emptyNotes(GUIDE), interviewees: [interviewee], passages: [] };
  }
}
