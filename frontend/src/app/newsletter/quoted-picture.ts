import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { RereadingView } from '../api';

/** The picture beside the words that somebody reads again, asked for like the words so that the link is shown with it. */
@Component({
  selector: 'app-quoted-picture',
  template: `
    <figure>
      @if (address(); as address) {
        <img [src]="address" [alt]="picture().alt" [width]="picture().width" [height]="picture().height" />
      } @else {
        <p class="quiet">[Image&nbsp;: {{ picture().alt }}]</p>
      }
      @if (picture().caption) {
        <figcaption class="quiet">{{ picture().caption }}</figcaption>
      }
    </figure>
  `,
  styles: `
    img {
      height: auto;
      border-radius: var(--radius);
    }
  `,
})
export class QuotedPicture {
  private readonly http = inject(HttpClient);
  readonly rereadingId = input.required<string>();
  readonly picture = input.required<NonNullable<RereadingView['picture']>>();
  protected readonly address = signal('');

  constructor() {
    effect(() => void this.load(this.rereadingId()));
  }

  /** Its words stand for it while it comes, and when it does not. */
  private async load(id: string): Promise<void> {
    const blob = await firstValueFrom(this.http.get(`/api/rereadings/${id}/picture`, { responseType: 'blob' })).catch(() => null);
    if (!blob) return;
    const reader = new FileReader();
    reader.onload = () => this.address.set(String(reader.result));
    reader.readAsDataURL(blob);
  }
}
