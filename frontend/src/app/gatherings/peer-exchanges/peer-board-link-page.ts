import { Component, computed, inject, input } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { ExpectationsMatrix } from './expectations-matrix';
import { PeerBoard } from './peer-board';
import { PeerApi } from './peer.api';
import { SharedLists } from './shared-lists';

/** One's own group's board from a link, and what the groups of the same exchange let out. */
@Component({
  selector: 'app-peer-board-link-page',
  imports: [ExpectationsMatrix, PeerBoard, SharedLists],
  template: `
    <app-peer-board [boardId]="boardId()" (moved)="shared.reload()" />
    @if (cards().length) {
      <h2>Ce que les groupes ont partagé</h2>
      <p class="no-print"><button type="button" class="quiet small" (click)="shared.reload()">Relire ce que les autres ont partagé</button></p>
      <app-expectations-matrix [cards]="cards()" />
      <app-shared-lists [cards]="cards()" />
    }
  `,
})
export class PeerBoardLinkPage {
  readonly link = input.required<LinkInfo>();
  /** The link names its board first, then the gathering. */
  protected readonly boardId = computed(() => this.link().recordIds[0] as string);
  protected readonly shared = inject(PeerApi).shared(() => ({ gatheringId: this.link().recordIds[1] as string }));
  protected readonly cards = computed(() => (this.shared.hasValue() ? this.shared.value().items : []));
}
