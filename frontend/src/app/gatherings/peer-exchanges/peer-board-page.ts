import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageTitle } from '../../core/page-title';
import { PeerBoard } from './peer-board';

/** The board of whoever keeps it with an account. */
@Component({
  selector: 'app-peer-board-page',
  imports: [PeerBoard, RouterLink],
  template: `
    <p class="no-print"><a [routerLink]="['/rendez-vous', gatheringId(), 'pairs']">← Échange entre pairs</a></p>
    <app-peer-board [boardId]="peerBoardId()" />
  `,
})
export class PeerBoardPage {
  readonly gatheringId = input.required<string>();
  readonly peerBoardId = input.required<string>();

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set('Tableau entre pairs'));
  }
}
