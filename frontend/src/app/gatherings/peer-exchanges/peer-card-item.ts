import { Component, input, output, signal } from '@angular/core';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import type { ShownCard } from './board-state';
import type { PeerApi } from './peer.api';
import { TOWARDS } from './peer-labels';

/** What the group does with one card, as one call to the server. */
export type CardAct = (api: PeerApi, boardId: string) => Promise<unknown>;

/** One card: in the room, or let out of it. Changing a shared card brings it back. */
@Component({
  selector: 'app-peer-card-item',
  imports: [FocusWhenShown],
  template: `
    <article class="card" [class.shared]="card().shared">
      @if (editing()) {
        <form (submit)="$event.preventDefault(); save(box.value)">
          <label class="visually-hidden" [for]="'words-' + card().id">La carte</label>
          <textarea #box [id]="'words-' + card().id" rows="3" maxlength="500" appFocusWhenShown [value]="card().words"></textarea>
          @if (card().shared) {
            <p class="quiet">Corrigée, elle revient dans la salle&nbsp;: il faudra la partager à nouveau.</p>
          }
          <div class="row">
            <button type="submit" class="small">Enregistrer</button>
            <button type="button" class="small quiet" (click)="editing.set(false)">Annuler</button>
          </div>
        </form>
      } @else {
        @if (card().towards; as towards) {
          <small class="actor" [class]="towards">{{ towardsWords[towards] }}</small>
        }
        <p>{{ card().words }}</p>
        @if (card().waiting) {
          <span class="chip sun">En route…</span>
        } @else {
          <div class="row">
            @if (card().shared) {
              <span class="chip moss">Partagée</span>
              @if (open()) {
                <button type="button" class="small quiet" (click)="share.emit(false)">Reprendre<span class="visually-hidden">, {{ card().words }}</span></button>
              }
            } @else {
              <span class="chip plain">Dans la salle</span>
              @if (open() && mayShare()) {
                <button type="button" class="small" (click)="share.emit(true)">Partager<span class="visually-hidden">, {{ card().words }}</span></button>
              }
            }
            @if (open()) {
              <button type="button" class="small quiet" (click)="editing.set(true)">Corriger<span class="visually-hidden">, {{ card().words }}</span></button>
              @if (leaving()) {
                <button type="button" class="small danger" (click)="remove()">Retirer pour de bon</button>
              } @else {
                <button type="button" class="small quiet" (click)="leaving.set(true)">Retirer<span class="visually-hidden">, {{ card().words }}</span></button>
              }
            }
          </div>
        }
      }
    </article>
  `,
  styles: `
    .card {
      padding: 0.75rem 0.9rem;
    }
    .shared {
      border-color: var(--moss);
    }
    p {
      margin: 0.1rem 0 0.4rem;
      overflow-wrap: anywhere;
    }
    .row {
      gap: 0.25rem 0.5rem;
    }
  `,
})
export class PeerCardItem {
  readonly card = input.required<ShownCard>();
  readonly mayShare = input(false);
  readonly open = input(true);
  readonly share = output<boolean>();
  readonly act = output<CardAct>();

  protected readonly towardsWords = TOWARDS;
  protected readonly editing = signal(false);
  protected readonly leaving = signal(false);

  protected save(words: string): void {
    const said = words.replaceAll(/\s+/g, ' ').trim();
    this.editing.set(false);
    if (said.length >= 2 && said !== this.card().words) this.act.emit((api, board) => api.reword(board, this.card(), said));
  }

  protected remove(): void {
    this.act.emit((api, board) => api.remove(board, this.card().id));
  }
}
