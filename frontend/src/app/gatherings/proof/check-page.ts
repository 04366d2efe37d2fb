import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PackCheckView } from '../../api';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ProblemNotice } from '../../shared/problem-notice';
import { openPack } from './opened-pack';
import { momentWords } from '../moment-words';

/** « Vérifier »: a pack dropped here is compared on this device, and a certificate's code says whether it left from here. No account. */
@Component({
  selector: 'app-check-page',
  imports: [DayPipe, ProblemNotice],
  templateUrl: './check-page.html',
  styleUrl: './check-page.scss',
  host: { '(dragover)': 'over($event)', '(dragleave)': 'dragging.set(false)', '(drop)': 'drop($event)' },
})
export class CheckPage {
  private readonly http = inject(HttpClient);

  protected readonly count = count;
  protected readonly moment = momentWords;
  protected readonly dragging = signal(false);
  protected readonly reading = signal('');
  protected readonly name = signal('');
  protected readonly sha256 = signal('');
  protected readonly found = signal<PackCheckView | null>(null);
  protected readonly statement = signal('');
  protected readonly authentic = signal<boolean | null>(null);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const [told = '', mark = ''] = location.hash.slice(1).split('.');
    if (told && mark) void this.readCode(told, mark);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    void this.check(event.dataTransfer?.files[0]);
  }

  protected choose(box: HTMLInputElement): void {
    void this.check(box.files?.[0]);
    box.value = '';
  }

  private async check(file: File | undefined): Promise<void> {
    if (!file || this.reading()) return;
    this.found.set(null);
    this.failure.set(null);
    this.reading.set(file.name);
    try {
      const { name, sha256, packId, files } = await openPack(file);
      this.name.set(name);
      this.sha256.set(sha256);
      this.found.set(await firstValueFrom(this.http.post<PackCheckView>('/api/pack-checks', { sha256, packId, files })));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.reading.set('');
    }
  }

  private async readCode(told: string, mark: string): Promise<void> {
    try {
      const bytes = Uint8Array.from(atob(told.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
      const statement = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      const { authentic } = await firstValueFrom(this.http.post<{ authentic: boolean }>('/api/certificate-marks', { statement, mark }));
      this.statement.set(authentic ? statement : '');
      this.authentic.set(authentic);
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) this.authentic.set(false);
      else this.failure.set(error);
    }
  }
}
