import { NgTemplateOutlet } from '@angular/common';
import { Component, input } from '@angular/core';
import type { NewsletterBlock } from '../api';

/** Words as they are printed: paragraphs, points, what is strong, where it leads. An address is followed by nobody but the reader. */
@Component({
  selector: 'app-letter-words',
  imports: [NgTemplateOutlet],
  template: `
    @for (block of blocks(); track $index) {
      @if (block.list) {
        <ul>
          @for (line of block.lines; track $index) {
            <li><ng-container [ngTemplateOutlet]="words" [ngTemplateOutletContext]="{ $implicit: line }" /></li>
          }
        </ul>
      } @else {
        <p>
          @for (line of block.lines; track $index) {
            @if (!$first) {
              <br />
            }
            <ng-container [ngTemplateOutlet]="words" [ngTemplateOutletContext]="{ $implicit: line }" />
          }
        </p>
      }
    }
    <ng-template #words let-line
      >@for (span of line; track $index) {@if (span.url) {<a [href]="span.url" rel="noopener noreferrer">{{ span.text }}</a>} @else if (span.strong) {<strong>{{
        span.text
      }}</strong>} @else {{{ span.text }}}}</ng-template>
  `,
})
export class LetterWords {
  readonly blocks = input.required<readonly NewsletterBlock[]>();
}
