import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/** Takes focus when it appears: the next step of what the person just did, never on a first page. */
@Directive({ selector: '[appFocusWhenShown]' })
export class FocusWhenShown {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.focus());
  }
}
