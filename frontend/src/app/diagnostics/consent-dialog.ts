import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import type { IntervieweeInput, IntervieweeView, InterviewView } from '../api';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { ConsentFields, noConsent, today } from './consent-fields';
import { InterviewApi } from './interview.api';

type Row = { readonly id: string | null; readonly pseudonym: string; readonly input: IntervieweeInput };

/** Who was met and what each agreed to, apart from what was said; opening it is written in the audit. */
@Component({
  selector: 'app-consent-dialog',
  imports: [ConsentFields, Dialog, ProblemNotice],
  templateUrl: './consent-dialog.html',
})
export class ConsentDialog implements OnInit {
  private readonly api = inject(InterviewApi);
  readonly interview = input.required<InterviewView>();
  readonly closed = output();
  readonly changed = output<InterviewView['consents']>();

  protected readonly rows = signal<readonly Row[] | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);

  ngOnInit(): void {
    void this.attempt(async () => {
      const { items } = await this.api.interviewees(this.interview().id);
      this.rows.set(items.length ? items.map(rowOf) : [this.another()]);
    });
  }

  protected write(at: number, change: Partial<IntervieweeInput>): void {
    this.rows.update(
      (rows) => rows?.map((row, index) => (index === at ? { ...row, input: { ...row.input, ...change } } : row)) ?? null,
    );
  }

  protected add(): void {
    this.rows.update((rows) => [...(rows ?? []), this.another()]);
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const { id } = this.interview();
      for (const row of this.rows() ?? []) {
        if (row.id) await this.api.changeInterviewee(id, row.id, row.input);
        else await this.api.addInterviewee(id, row.input);
      }
      const rows = this.rows() ?? [];
      this.changed.emit(
        rows.map(({ input: { consentCovers, consentedOn, keepUntil } }, index) => ({
          pseudonym: rows.length > 1 ? `${this.interview().pseudonym}-${index + 1}` : this.interview().pseudonym,
          covers: consentCovers,
          consentedOn,
          keepUntil,
        })),
      );
    });
  }

  private another(): Row {
    return {
      id: null,
      pseudonym: this.interview().pseudonym,
      input: { ...noConsent(today()), consentedOn: this.interview().heldOn },
    };
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

function rowOf({ id, pseudonym, ...input }: IntervieweeView): Row {
  return { id, pseudonym, input };
}
