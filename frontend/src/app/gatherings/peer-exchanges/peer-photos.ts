import { Component, effect, inject, input, type OnDestroy, output, signal } from '@angular/core';
import type { PeerBoardView } from '../../api';
import { ProblemNotice } from '../../shared/problem-notice';
import { PeerApi } from './peer.api';

/** Photographs of the paperboard, from which one types; seen by the group alone. */
@Component({
  selector: 'app-peer-photos',
  imports: [ProblemNotice],
  template: `
    <section class="no-print" aria-labelledby="photos">
      <h2 id="photos">Paperboard</h2>
      <p class="quiet">Une photo du paperboard, pour recopier ensuite. Le groupe seul la voit.</p>
      <div class="shots">
        @for (photo of photos(); track photo.id) {
          <figure>
            @if (shown()[photo.id]; as address) {
              <img [src]="address" [alt]="'Photo du paperboard, ' + photo.name" />
            }
            @if (open()) {
              <figcaption><button type="button" class="small quiet" (click)="remove(photo.id)">Retirer {{ photo.name }}</button></figcaption>
            }
          </figure>
        }
      </div>
      <app-problem [of]="failure()" />
      @if (open()) {
        <label class="btn" for="photo">{{ busy() ? 'Envoi…' : 'Ajouter une photo' }}</label>
        <input #file id="photo" class="visually-hidden" type="file" accept="image/jpeg,image/png,image/webp" capture="environment" (change)="add(file)" />
      }
    </section>
  `,
  styles: `
    section {
      margin-top: 2rem;
    }
    .shots {
      display: grid;
      gap: 1rem;
      grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
    }
    figure {
      margin: 0 0 1rem;
    }
    img {
      max-width: 100%;
      border-radius: var(--radius-card);
    }
    label.btn {
      position: relative;
    }
    section:has(#photo:focus-visible) label.btn {
      outline: 3px solid var(--lake);
      outline-offset: 2px;
    }
  `,
})
export class PeerPhotos implements OnDestroy {
  private readonly api = inject(PeerApi);
  readonly boardId = input.required<string>();
  readonly photos = input.required<PeerBoardView['photos']>();
  readonly open = input(true);
  readonly changed = output();

  protected readonly shown = signal<Readonly<Record<string, string>>>({});
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly asked = new Set<string>();

  constructor() {
    effect(() => {
      for (const { id } of this.photos()) if (!this.asked.has(id)) void this.load(id);
    });
  }

  ngOnDestroy(): void {
    for (const address of Object.values(this.shown())) URL.revokeObjectURL(address);
  }

  protected async add(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    box.value = '';
    if (!file || this.busy()) return;
    this.busy.set(true);
    await this.attempt(() => this.api.addPhoto(this.boardId(), file));
    this.busy.set(false);
  }

  protected remove(id: string): Promise<void> {
    return this.attempt(() => this.api.removePhoto(this.boardId(), id));
  }

  /** Asked for like everything else of the room, so that the link is shown with it. */
  private async load(id: string): Promise<void> {
    this.asked.add(id);
    try {
      const address = URL.createObjectURL(await this.api.photo(this.boardId(), id));
      this.shown.update((shown) => ({ ...shown, [id]: address }));
    } catch (error) {
      this.failure.set(error);
    }
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
