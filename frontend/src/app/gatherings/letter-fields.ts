import { Component, input, model } from '@angular/core';
import type { LetterView, StaffMember } from '../api';
import { Autosize } from '../shared/autosize';

/** Whom answers reach, a word of one's own, and the e-mail exactly as it will leave. */
@Component({
  selector: 'app-letter-fields',
  imports: [Autosize],
  templateUrl: './letter-fields.html',
  styles: `
    .letter {
      max-height: 22rem;
      padding: 1rem 1.1rem;
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
      background: var(--paper);
      font-size: 0.9375rem;
      overflow: auto;
      overflow-wrap: anywhere;
    }
  `,
})
export class LetterFields {
  readonly staff = input.required<readonly StaffMember[]>();
  readonly letter = input.required<LetterView | null>();
  readonly replyTo = model('');
  readonly message = model('');

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
