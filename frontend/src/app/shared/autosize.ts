import { afterRenderEffect, DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/** A text area as tall as its text, so that nobody writes through a keyhole. */
@Directive({ selector: 'textarea[appAutosize]', host: { style: 'field-sizing: content', '(input)': 'fit()' } })
export class Autosize {
  private readonly area = inject<ElementRef<HTMLTextAreaElement>>(ElementRef).nativeElement;

  constructor() {
    afterRenderEffect(() => this.fit());
    if (typeof ResizeObserver !== 'undefined') {
      const observer = new ResizeObserver(() => this.fit());
      observer.observe(this.area);
      inject(DestroyRef).onDestroy(() => observer.disconnect());
    }
  }

  protected fit(): void {
    // Browsers that size a field by its content need no help.
    if (typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content')) return;
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }
}
