import { Component, inject, input, output, ViewContainerRef } from '@angular/core';

/** « Historique »: who changed what here, loaded and read when asked for. Show it only to whoever may change the record. */
@Component({
  selector: 'app-history',
  host: { class: 'no-print' },
  template: `<button type="button" class="small" (click)="open()">Historique</button>`,
})
export class HistoryButton {
  private readonly place = inject(ViewContainerRef);
  /** The end of the address: `people/…`, `participations/…`. */
  readonly of = input.required<string>();
  /** One record among those of the address. */
  readonly record = input('');
  /** Something was set back: the page reads itself again. */
  readonly restored = output();

  // Not `@defer`: its runtime would weigh on every page that is opened from a link.
  protected async open(): Promise<void> {
    const { HistoryDialog } = await import('./history-dialog');
    if (this.place.length) return;
    let changed = false;
    const dialog = this.place.createComponent(HistoryDialog);
    dialog.setInput('of', this.of());
    dialog.setInput('record', this.record());
    dialog.instance.restored.subscribe(() => (changed = true));
    dialog.instance.closed.subscribe(() => {
      dialog.destroy();
      if (changed) this.restored.emit();
    });
  }
}
