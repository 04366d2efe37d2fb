import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AvailabilityAnswerView } from '../../api';
import { Dialog } from '../../shared/dialog';
import { DayPipe, FigurePipe } from '../../shared/french.pipes';
import { count, longDate } from '../../shared/french';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { AvailabilityApi } from './availability.api';
import { AvailabilityForm } from './availability-form';

const WORDS = { yes: 'Oui', partly: 'En partie', no: 'Non' } as const;

/** One period: who answered what; who is silent is asked again in one act, or answered for when they said it aloud. */
@Component({
  selector: 'app-availability-page',
  imports: [AvailabilityForm, DayPipe, Dialog, FigurePipe, ListTools, ProblemNotice, RouterLink],
  templateUrl: './availability-page.html',
})
export class AvailabilityPage {
  private readonly api = inject(AvailabilityApi);
  readonly requestId = input.required<string>();
  protected readonly resource = this.api.request(this.requestId);
  protected readonly request = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly silent = computed(() => this.request()?.answers.filter(({ answer }) => !answer) ?? []);
  protected readonly offered = computed(() => this.request()?.answers.reduce((sum, { days }) => sum + (days ?? 0), 0) ?? 0);
  protected readonly words = WORDS;
  protected readonly date = longDate;
  protected readonly days = (days: number) => count(days, 'jour');
  protected readonly answers = (number: number) => count(number, 'réponse');
  protected readonly people = (number: number) => count(number, 'personne');
  protected readonly entering = signal<AvailabilityAnswerView | null>(null);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  protected async remind(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { mailed, toCall } = await this.api.remind(this.requestId());
      this.said.set(`${count(mailed, 'e-mail envoyé', 'e-mails envoyés')}.${toCall.length ? ` À appeler, faute d’adresse\u00a0: ${toCall.join(', ')}.` : ''}`);
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected noted(): void {
    this.entering.set(null);
    this.resource.reload();
  }
}
