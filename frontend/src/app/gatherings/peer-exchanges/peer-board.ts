import { NgComponentOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, type OnDestroy, output, signal, type Type } from '@angular/core';
import type { PeerCardKind, PeerCategory } from '../../api';
import { count, enumeration } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { BoardState } from './board-state';
import { PeerCardItem } from './peer-card-item';
import { GROUPS, KIND_LIST, KINDS, READERS, TOWARDS } from './peer-labels';
import { PeerPhotos } from './peer-photos';

/** The board of one group: written by keyboard or by telephone, and let out card by card. */
@Component({
  selector: 'app-peer-board',
  imports: [NgComponentOutlet, PeerCardItem, PeerPhotos, ProblemNotice],
  providers: [BoardState],
  templateUrl: './peer-board.html',
  styleUrl: './peer-board.scss',
})
export class PeerBoard implements OnDestroy {
  readonly boardId = input.required<string>();
  /** Something was let out or taken back. */
  readonly moved = output();

  protected readonly state = inject(BoardState);
  /** Its own chunk: the board itself comes first. */
  protected readonly room = signal<Type<unknown> | null>(null);
  protected readonly door = signal<Type<unknown> | null>(null);
  protected readonly kinds = KIND_LIST;
  protected readonly kindWords = KINDS;
  protected readonly towardsList = Object.entries(TOWARDS) as [PeerCategory, string][];
  protected readonly readersOnceShared = READERS;
  protected readonly kind = signal<PeerCardKind>('stake');
  protected readonly towards = signal<PeerCategory>('elected_official');
  protected readonly said = signal('');
  protected readonly title = computed(() => GROUPS[this.state.board()?.category ?? 'elected_official']);
  protected readonly readers = computed(() => {
    const names = this.state.board()?.readers ?? [];
    return names.length ? `${enumeration(names)}. Personne d’autre, équipe du parcours comprise.` : '';
  });
  protected readonly columns = computed(() =>
    KIND_LIST.map(([kind, label]) => ({ kind, label, cards: this.state.cards().filter((card) => card.kind === kind) })),
  );

  constructor() {
    effect(() => this.state.open(this.boardId()));
    effect(() => {
      if (this.state.closed() && !this.state.board()) void import('./peer-door').then(({ PeerDoor }) => this.door.set(PeerDoor));
    });
    void import('./peer-room').then(({ PeerRoom }) => this.room.set(PeerRoom));
  }

  ngOnDestroy(): void {
    this.state.stop();
  }

  protected add(box: HTMLTextAreaElement): void {
    const words = box.value.replaceAll(/\s+/g, ' ').trim();
    box.focus();
    if (words.length < 2) return;
    box.value = '';
    const kind = this.kind();
    const where = kind === 'expectation' ? `${KINDS[kind]} ${TOWARDS[this.towards()]}` : KINDS[kind];
    this.said.set(`Carte ajoutée à «\u00a0${where}\u00a0».`);
    void this.state.add({ kind, towards: kind === 'expectation' ? this.towards() : null, words });
  }

  /** Enter sends, Shift and Enter goes to the next line. */
  protected key(event: Event, box: HTMLTextAreaElement): void {
    if ((event as KeyboardEvent).shiftKey) return;
    event.preventDefault();
    this.add(box);
  }

  protected async share(id: string, shared: boolean): Promise<void> {
    if (await this.state.act((api, board) => api.share(board, id, shared))) this.moved.emit();
  }

  protected async reword(card: Parameters<typeof this.state.act>[0]): Promise<void> {
    if (await this.state.act(card)) this.moved.emit();
  }

  protected tally(): string {
    const cards = this.state.cards();
    const shared = cards.filter((card) => card.shared).length;
    return `${count(cards.length, 'carte')}, ${shared ? count(shared, 'partagée') : 'aucune partagée'}`;
  }
}
