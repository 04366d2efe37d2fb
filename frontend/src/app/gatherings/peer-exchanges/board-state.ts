import { computed, inject, Injectable, signal } from '@angular/core';
import type { PeerBoardView, PeerCardInput, PeerCardView } from '../../api';
import { toProblem } from '../../core/problem';
import { PeerApi } from './peer.api';

const EVERY = 4000;

interface Waiting extends PeerCardInput {
  readonly id: string;
}

/** A card on the page: as the server has it, or on its way there. */
export type ShownCard = PeerCardView & { readonly waiting: boolean };

/**
 * One board while its page is open: read again every few seconds as long as it is looked at. What is typed shows at once,
 * stays in this tab until the server has it, and is sent again with the same id, so that no card is lost nor doubled.
 */
@Injectable()
export class BoardState {
  private readonly api = inject(PeerApi);
  private id = '';
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly board = signal<PeerBoardView | null>(null);
  readonly failure = signal<unknown>(null);
  readonly closed = signal(false);
  private readonly waiting = signal<readonly Waiting[]>([]);
  readonly away = computed(() => this.waiting().length > 0 && this.failure() !== null);
  readonly cards = computed<ShownCard[]>(() => {
    const known = this.board()?.cards ?? [];
    const ids = new Set(known.map(({ id }) => id));
    const onTheWay = this.waiting().filter(({ id }) => !ids.has(id));
    return [...known.map((card) => ({ ...card, waiting: false })), ...onTheWay.map((card) => ({ ...card, towards: card.towards ?? null, shared: false, version: 0, waiting: true }))];
  });

  open(id: string): void {
    this.stop();
    this.id = id;
    this.waiting.set(JSON.parse(sessionStorage.getItem(this.key) ?? '[]') as Waiting[]);
    void this.refresh();
    this.timer = setInterval(() => document.visibilityState === 'visible' && void this.refresh(), EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async add(card: PeerCardInput): Promise<void> {
    this.keep([...this.waiting(), { id: crypto.randomUUID(), ...card }]);
    await this.refresh();
  }

  /** One act of the group on a card, then the board as it is now. */
  async act(act: (api: PeerApi, boardId: string) => Promise<unknown>): Promise<boolean> {
    this.failure.set(null);
    try {
      await act(this.api, this.id);
      await this.refresh();
      return true;
    } catch (error) {
      this.failure.set(error);
      if (toProblem(error).status === 412) await this.read();
      return false;
    }
  }

  async refresh(): Promise<void> {
    try {
      for (const { id, ...card } of this.waiting()) {
        await this.api.add(this.id, id, card);
        this.keep(this.waiting().filter((one) => one.id !== id), { id, ...card });
      }
      await this.read();
      this.failure.set(null);
    } catch (error) {
      this.failure.set(error);
      // The room closed: nothing more is asked of it.
      if ([403, 404, 410].includes(toProblem(error).status)) {
        this.closed.set(true);
        this.stop();
      }
    }
  }

  private async read(): Promise<void> {
    this.board.set(await this.api.board(this.id));
  }

  /** A card that arrived stands on the page until the board is read with it. */
  private keep(waiting: readonly Waiting[], arrived?: Waiting): void {
    this.waiting.set(waiting);
    sessionStorage.setItem(this.key, JSON.stringify(waiting));
    const board = this.board();
    if (arrived && board && !board.cards.some(({ id }) => id === arrived.id)) {
      this.board.set({ ...board, cards: [...board.cards, { ...arrived, towards: arrived.towards ?? null, shared: false, version: 1 }] });
    }
  }

  private get key(): string {
    return `peer-board-${this.id}`;
  }
}
