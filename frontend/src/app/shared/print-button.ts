import { Component, input } from '@angular/core';

/** Opens the browser's printing, which is also how a page becomes a PDF. */
@Component({
  selector: 'app-print-button',
  host: { class: 'no-print' },
  template: `<button type="button" (click)="print()">{{ label() }}</button>`,
})
export class PrintButton {
  readonly label = input('Imprimer');

  protected print(): void {
    window.print();
  }
}
