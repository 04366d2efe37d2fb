import { Component, computed, input } from '@angular/core';
import { GLOSSARY, type GlossaryWord } from './glossary';

let last = 0;

/** A plain word with the method's word one touch away: `<app-term word="délégation">L’équipe du territoire</app-term>`. */
@Component({
  selector: 'app-term',
  template: `<button type="button" class="term" [attr.popovertarget]="id">
      <ng-content>{{ word() }}</ng-content></button
    ><span [id]="id" popover role="note">{{ meaning() }}</span>`,
  styleUrl: './term.scss',
})
export class Term {
  readonly word = input.required<GlossaryWord>();
  protected readonly id = `term-${++last}`;
  protected readonly meaning = computed(() => GLOSSARY[this.word()]);
}
