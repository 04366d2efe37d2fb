import { Component, DestroyRef, inject, input, model } from '@angular/core';
import type { LetterView, StaffMember } from '../api';
import { Autosize } from '../shared/autosize';
import { LetterFrame } from '../shared/letter-frame';

/** Whom answers reach, a word of one's own, and the e-mail exactly as it will leave. */
@Component({
  selector: 'app-letter-fields',
  imports: [Autosize, LetterFrame],
  templateUrl: './letter-fields.html',
})
export class LetterFields {
  readonly staff = input.required<readonly StaffMember[]>();
  readonly letter = input.required<LetterView | null>();
  readonly replyTo = model('');
  readonly message = model('');

  private later?: ReturnType<typeof setTimeout>;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.later));
  }

  /** The e-mail beside follows while one types, a breath after the last letter. */
  protected write(event: Event): void {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.message.set(this.value(event)), 400);
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
