import { Component, input, output, signal } from '@angular/core';
import { HistoryDialog } from './history-dialog';

/** « Historique »: who changed what here, read when asked for. Show it only to whoever may change the record. */
@Component({
  selector: 'app-history',
  imports: [HistoryDialog],
  host: { class: 'no-print' },
  template: `
    <button type="button" class="small" (click)="open.set(true)">Historique</button>
    @defer (when open()) {
      @if (open()) {
        <app-history-dialog [of]="of()" [record]="record()" (restored)="changed = true" (closed)="close()" />
      }
    }
  `,
})
export class HistoryButton {
  /** The end of the address: `people/…`, `participations/…`. */
  readonly of = input.required<string>();
  /** One record among those of the address. */
  readonly record = input('');
  /** Something was set back: the page reads itself again. */
  readonly restored = output();

  protected readonly open = signal(false);
  protected changed = false;

  protected close(): void {
    this.open.set(false);
    if (this.changed) this.restored.emit();
    this.changed = false;
  }
}
