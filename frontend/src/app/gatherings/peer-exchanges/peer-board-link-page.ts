import { Component, type ComponentRef, computed, effect, inject, input, viewChild, ViewContainerRef } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { PeerBoard } from './peer-board';
import { PeerApi } from './peer.api';
import type { SharedInRoom } from './shared-in-room';

/** One's own group's board from a link, and below it what the groups of the same exchange let out, fetched once there is some. */
@Component({
  selector: 'app-peer-board-link-page',
  imports: [PeerBoard],
  template: `
    <app-peer-board [boardId]="boardId()" (moved)="shared.reload()" />
    <ng-container #place />
  `,
  // On a laptop the scribe sees the columns side by side: a door's one narrow column is for telephones.
  styles: `
    :host {
      display: block;
    }
    @media screen and (width >= 64rem) {
      :host {
        --room: min(76rem, 100vw - 4rem);
        width: var(--room);
        margin-left: calc((100% - var(--room)) / 2);
      }
    }
  `,
})
export class PeerBoardLinkPage {
  readonly link = input.required<LinkInfo>();
  /** The link names its board first, then the gathering. */
  protected readonly boardId = computed(() => this.link().recordIds[0] as string);
  protected readonly shared = inject(PeerApi).shared(() => ({ gatheringId: this.link().recordIds[1] as string }));
  private readonly cards = computed(() => (this.shared.hasValue() ? this.shared.value().items : []));
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private room?: ComponentRef<SharedInRoom>;

  constructor() {
    effect(() => void this.show(this.cards()));
  }

  private async show(cards: ReturnType<typeof this.cards>): Promise<void> {
    if (!cards.length && !this.room) return;
    const { SharedInRoom: Room } = await import('./shared-in-room');
    if (!this.room) {
      this.room = this.place().createComponent(Room);
      this.room.instance.again.subscribe(() => this.shared.reload());
    }
    this.room.setInput('cards', cards);
  }
}
