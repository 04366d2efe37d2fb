import { Component, inject, input, output, signal } from '@angular/core';
import type { PresenceView } from '../../api';
import { Confirm } from '../../shared/confirm';
import { ProblemNotice } from '../../shared/problem-notice';
import { PresenceApi } from './presence.api';

/** The signed sheets as photographed or scanned, beside the ticks that were read from them. */
@Component({
  selector: 'app-scan-list',
  imports: [ProblemNotice],
  template: `
    <div class="field">
      <label [for]="id">La feuille signée, en photo ou en PDF</label>
      <input
        [id]="id"
        type="file"
        accept="application/pdf,image/jpeg,image/png,image/webp"
        [disabled]="busy()"
        (change)="add($event)"
      />
    </div>
    <app-problem [of]="failure()" />
    <div role="status">
      @if (busy()) {
        <p class="quiet">La feuille arrive…</p>
      }
    </div>
    @if (scans().length) {
      <ul class="plain-list">
        @for (scan of scans(); track scan.id) {
          <li class="row">
            <a [href]="'/api/gatherings/' + gatheringId() + '/scans/' + scan.id + '/file'" download>{{ scan.name }}</a>
            <small>{{ scan.addedBy }}</small>
            <button type="button" class="quiet" (click)="remove(scan)">
              Retirer<span class="visually-hidden"> {{ scan.name }}</span>
            </button>
          </li>
        }
      </ul>
    }
  `,
})
export class ScanList {
  private readonly api = inject(PresenceApi);
  private readonly confirm = inject(Confirm);
  readonly gatheringId = input.required<string>();
  readonly scans = input.required<PresenceView['scans']>();
  readonly changed = output();

  protected readonly id = `scan-${Math.random().toString(36).slice(2, 8)}`;
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async add(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.busy.set(true);
    await this.during(() => this.api.addScan(this.gatheringId(), file));
    this.busy.set(false);
    input.value = '';
  }

  protected async remove({ id, name }: PresenceView['scans'][number]): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer cette feuille\u202f?',
      consequence: `${name} ne sera plus jointe aux présences. Le retrait reste dans l’historique.`,
      act: 'Retirer',
    });
    if (sure) await this.during(() => this.api.removeScan(this.gatheringId(), id));
  }

  private async during(act: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
