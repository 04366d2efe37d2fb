import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CandidateList, DiagnosticDates, DiagnosticTeamMember, DiagnosticView } from '../api';
import { Confirm } from '../shared/confirm';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { TEAM_HATS } from './diagnostic-labels';
import { DiagnosticApi } from './diagnostic.api';

type Role = 'diagnostic_lead' | 'interviewer' | 'diagnostic_supervisor';

/** Who can read what was said and who named them; and the dates: first reading, then restitution. */
@Component({
  selector: 'app-diagnostic-team',
  imports: [DayPipe, ProblemNotice, Term],
  templateUrl: './diagnostic-team.html',
})
export class DiagnosticTeam {
  private readonly api = inject(DiagnosticApi);
  private readonly confirm = inject(Confirm);
  readonly diagnostic = input.required<DiagnosticView>();
  readonly saved = output();

  protected readonly candidates = signal<CandidateList['items'] | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly TEAM_HATS = TEAM_HATS;
  protected readonly mayName = computed(() => this.diagnostic().may.composeTeam || this.diagnostic().may.proposeLead);
  /** A lead gives the team's roles; staff propose the lead. */
  protected readonly roles = computed<readonly Role[]>(() => {
    const { composeTeam, proposeLead } = this.diagnostic().may;
    return [
      ...(composeTeam ? (['interviewer', 'diagnostic_supervisor'] as const) : []),
      ...(proposeLead ? (['diagnostic_lead'] as const) : []),
    ];
  });

  protected open(): Promise<void> {
    return this.attempt(async () => this.candidates.set((await this.api.candidates(this.diagnostic().id)).items), false);
  }

  protected shut(): void {
    this.candidates.set(null);
  }

  protected name(event: Event, personId: string, hat: string): Promise<void> {
    event.preventDefault();
    const { id } = this.diagnostic();
    return this.attempt(async () => {
      if (hat === 'diagnostic_lead') await this.api.proposeLead(id, personId);
      else await this.api.addMember(id, { personId, hat: hat as 'interviewer' | 'diagnostic_supervisor' });
      this.candidates.set(null);
    });
  }

  protected confirmLead(member: DiagnosticTeamMember): Promise<void> {
    return this.attempt(() => this.api.confirmLead(this.diagnostic().id, member.hatId));
  }

  protected mayWithdraw({ hat }: DiagnosticTeamMember): boolean {
    const { composeTeam, proposeLead } = this.diagnostic().may;
    return hat === 'diagnostic_lead' ? proposeLead || composeTeam : composeTeam;
  }

  protected async withdraw({ hat, hatId, name }: DiagnosticTeamMember): Promise<void> {
    const sure = await this.confirm.ask({
      heading: `Retirer ${name} de l’équipe\u202f?`,
      consequence: `Dès maintenant, ${name} ne pourra plus lire ce qui a été dit. Ce que cette personne a écrit reste.`,
      act: 'Retirer',
    });
    if (!sure) return;
    const { id } = this.diagnostic();
    await this.attempt(() => (hat === 'diagnostic_lead' ? this.api.withdrawLead(id, hatId) : this.api.withdrawMember(id, hatId)));
  }

  protected saveDates(event: Event, first: string, told: string, publicly: string): Promise<void> {
    event.preventDefault();
    const { id, version, state } = this.diagnostic();
    const dates: DiagnosticDates = {
      state: state === 'first_reading' || state === 'restituted' ? 'analysis' : state,
      firstReadingOn: first || null,
      restitutedOn: told || null,
      publicRestitutionOn: publicly || null,
    };
    return this.attempt(() => this.api.saveDates(id, version, dates));
  }

  private async attempt(act: () => Promise<unknown>, reload = true): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      if (reload) this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
