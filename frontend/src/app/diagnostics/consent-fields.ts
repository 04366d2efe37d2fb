import { Component, model } from '@angular/core';
import type { IntervieweeInput } from '../api';
import { CONSENT_COVERS, CONSENT_MEANS } from './diagnostic-labels';

let last = 0;

/** What one person agreed to, when and how, and until when notes are kept. */
@Component({
  selector: 'app-consent-fields',
  templateUrl: './consent-fields.html',
})
export class ConsentFields {
  readonly consent = model.required<IntervieweeInput>();
  protected readonly id = `consent-${++last}`;
  protected readonly covers = Object.entries(CONSENT_COVERS) as [IntervieweeInput['consentCovers'], string][];
  protected readonly means = Object.entries(CONSENT_MEANS) as [NonNullable<IntervieweeInput['consentMeans']>, string][];

  protected change(change: Partial<IntervieweeInput>): void {
    this.consent.update((consent) => ({ ...consent, ...change }));
  }
}

/** Nothing agreed yet; notes kept two years unless said otherwise. */
export function noConsent(today: string): IntervieweeInput {
  const keepUntil = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`.replace(/-02-29$/, '-02-28');
  return {
    name: '',
    contact: null,
    consentedOn: today,
    consentMeans: 'oral',
    consentCovers: 'none',
    consentProof: null,
    keepUntil,
  };
}

/** Today here, as a date field writes it. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
