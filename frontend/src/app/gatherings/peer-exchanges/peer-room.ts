import { Component, computed, inject } from '@angular/core';
import type { PeerEntryView } from '../../api';
import { enumeration, longDate } from '../../shared/french';
import { BoardState } from './board-state';

/** Who is in the room, who would come in, and until when what is said there is kept: the group reads it, and answers. */
@Component({
  selector: 'app-peer-room',
  template: `
    @if (state.board(); as board) {
      @if (!board.begun) {
        <div class="notice" role="note">
          <p>
            <strong>Avant la première carte, regardez qui est du groupe&nbsp;:</strong>
            {{ board.group.length ? names() + '.' : 'personne n’est encore inscrit dans ce groupe.' }}
          </p>
          <p>Ensuite, plus personne n’y entre sans l’accord du groupe. Quelqu’un n’a pas sa place ici&#8239;? N’écrivez rien, et dites-le à l’équipe.</p>
        </div>
      }
      @for (entry of board.entries; track entry.id) {
        @if (entry.state === 'waiting') {
          <section class="notice sun no-print" [attr.aria-labelledby]="'entry-' + entry.id">
            <h2 [id]="'entry-' + entry.id">{{ asked(entry) }}</h2>
            <p>Cette personne lirait tout ce qui est écrit ici. Avant de répondre, voyez avec elle que la demande vient bien d’elle.</p>
            <p class="quiet">{{ tally(entry) }} Un seul refus suffit à garder la salle fermée.</p>
            @if (!entry.mine) {
              <div class="row">
                @if (!entry.answered && speaks()) {
                  <button type="button" class="small" (click)="answer(entry, true)">Accepter<span class="visually-hidden">, {{ entry.name }}</span></button>
                }
                <button type="button" class="small" (click)="answer(entry, false)">Refuser<span class="visually-hidden">, {{ entry.name }}</span></button>
              </div>
            }
          </section>
        } @else if (entry.state === 'agreed') {
          <p class="quiet no-print">
            {{ entry.name }} {{ entry.asScribe ? 'tient le tableau' : 'est entré·e' }} avec l’accord du groupe.
            @if (!entry.mine) {
              <button type="button" class="small quiet" (click)="answer(entry, false)">Revenir sur cet accord<span class="visually-hidden">, {{ entry.name }}</span></button>
            }
          </p>
        }
      }
      @if (board.erasedOn; as on) {
        <p class="quiet">Ce qui n’est pas partagé s’efface le {{ day(on) }}, photos comprises.</p>
      }
    }
  `,
  styles: `
    h2 {
      margin: 0 0 0.3rem;
      font: 700 1rem/1.4 var(--text);
      letter-spacing: 0;
    }
    .notice {
      margin: 0.75rem 0;
    }
  `,
})
export class PeerRoom {
  protected readonly state = inject(BoardState);
  protected readonly day = longDate;
  protected readonly names = computed(() => enumeration(this.state.board()?.group ?? []));

  /** Whoever keeps the board without being of the group may refuse, not accept in its name; where the group is nobody, they answer for it. */
  protected readonly speaks = computed(() => {
    const { keeps = false, scribe = '', group = [] } = this.state.board() ?? {};
    return !keeps || !group.length || group.includes(scribe ?? '');
  });

  protected asked({ name, roleTitle, asScribe }: PeerEntryView): string {
    const who = roleTitle ? `${name} (${roleTitle})` : name;
    return asScribe ? `L’équipe propose que ${who} tienne ce tableau` : `L’équipe propose que ${who} entre dans ce groupe`;
  }

  protected tally({ agreed, needed, answered }: PeerEntryView): string {
    const said = answered ? 'Vous avez accepté.' : '';
    const left = needed - agreed;
    return `${said} ${left === 1 ? 'Il manque un accord' : `Il faut ${left} accords`} du groupe.`.trim();
  }

  protected answer({ id }: PeerEntryView, agreed: boolean): Promise<boolean> {
    return this.state.act((api, board) => api.answerEntry(board, id, agreed));
  }
}
