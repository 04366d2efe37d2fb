import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DiagnosticView, FindingInput, FindingReaders, FindingView } from '../api';
import { toProblem } from '../core/problem';
import { Confirm } from '../shared/confirm';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { NATURES } from '../shared/labels';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { READER_HATS } from './diagnostic-labels';
import { DiagnosticApi } from './diagnostic.api';
import { FindingForm } from './finding-form';

const FEWEST = 3;
const MOST = 7;

/** « Ce que nous retenons »: three to seven points, put in order by buttons, shared with the territory after the first reading. */
@Component({
  selector: 'app-diagnostic-findings',
  imports: [DayPipe, Dialog, EmptyState, FindingForm, PrintButton, ProblemNotice, RouterLink, Term],
  templateUrl: './diagnostic-findings.html',
  styleUrl: './diagnostic-findings.scss',
})
export class DiagnosticFindings {
  private readonly api = inject(DiagnosticApi);
  private readonly confirm = inject(Confirm);
  readonly diagnostic = input.required<DiagnosticView>();

  protected readonly findings = this.api.findings(computed(() => this.diagnostic().id));
  protected readonly items = computed(() => this.findings.value().items);
  protected readonly sharedAt = computed(() => this.items().find(({ sharedAt }) => sharedAt)?.sharedAt ?? null);
  protected readonly mayWrite = computed(() => this.diagnostic().may.writeFindings && !this.sharedAt());
  protected readonly editing = signal<string | null>(null);
  protected readonly readers = signal<FindingReaders['items'] | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');
  protected readonly NATURES = NATURES;
  protected readonly MOST = MOST;
  protected readonly hatOf = (hat: string) => READER_HATS[hat] ?? hat;

  /** What is missing before the points may be shared, or nothing. */
  protected readonly before = computed(() => {
    if (!this.diagnostic().firstReadingOn)
      return 'Avant de partager\u00a0: la première lecture avec le maire ou la présidente, à dater dans «\u00a0Équipe et dates\u00a0».';
    return this.items().length < FEWEST ? 'Avant de partager\u00a0: trois points au moins.' : '';
  });

  protected add(input: FindingInput): Promise<void> {
    return this.attempt(() => this.api.addFinding(this.diagnostic().id, input));
  }

  protected save(finding: FindingView, input: FindingInput): Promise<void> {
    return this.attempt(() => this.api.saveFinding(this.diagnostic().id, finding.id, finding.version, input));
  }

  /** Up and down by buttons: it works by keyboard, by voice and with a thumb. */
  protected async move(index: number, by: -1 | 1): Promise<void> {
    const ids = this.items().map(({ id }) => id);
    [ids[index], ids[index + by]] = [ids[index + by]!, ids[index]!];
    await this.attempt(() => this.api.reorder(this.diagnostic().id, ids));
    this.said.set(`Le point est maintenant en position ${index + by + 1}.`);
  }

  protected async remove(finding: FindingView): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer ce point\u202f?',
      consequence: `«\u00a0${finding.statement}\u00a0» sera effacé.`,
      act: 'Retirer',
    });
    if (sure) await this.attempt(() => this.api.removeFinding(this.diagnostic().id, finding.id));
  }

  protected prepare(): Promise<void> {
    return this.attempt(async () => this.readers.set((await this.api.readers(this.diagnostic().id)).items), false);
  }

  protected close(): void {
    this.readers.set(null);
  }

  protected async share(): Promise<void> {
    await this.attempt(() => this.api.share(this.diagnostic().id));
    this.readers.set(null);
  }

  private async attempt(act: () => Promise<unknown>, reload = true): Promise<void> {
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
      this.editing.set(null);
      if (reload) this.findings.reload();
    } catch (error) {
      const problem = toProblem(error);
      this.failure.set(problem);
      // Somebody changed this point meanwhile: both are there to be compared, the form keeps what was typed.
      if (problem.status === 412) this.findings.reload();
    }
  }
}
