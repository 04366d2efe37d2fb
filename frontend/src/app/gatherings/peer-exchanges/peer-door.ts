import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import type { PeerDoorView } from '../../api';

/** What stands on the door of a room that does not open: who keeps the board behind it, and what will happen. Loaded when it is needed. */
@Component({
  selector: 'app-peer-door',
  template: `
    @if (door(); as one) {
      @if (one.asked) {
        <p class="notice sun">
          <strong>L’équipe a demandé au groupe de vous faire entrer.</strong>
          @if (one.openToPhones) {
            Il répond depuis son tableau&nbsp;: un refus garde la salle fermée, son accord ouvre ce même lien.
          } @else {
            Ses téléphones sont fermés&nbsp;: il répondra quand l’équipe les ouvrira. Personne n’entre d’ici là.
          }
        </p>
      }
      @if (!one.openToPhones) {
        @if (one.scribe) {
          <p class="notice"><strong>{{ one.scribe }} tient le tableau.</strong> Les téléphones du groupe sont fermés&nbsp;: dites-lui ce que vous voulez y voir écrit. Si l’équipe les ouvre, ce même lien ouvre le tableau.</p>
        } @else {
          <p class="notice sun"><strong>Personne ne tient ce tableau pour l’instant,</strong> et les téléphones du groupe sont fermés. Dites-le à l’équipe du parcours&nbsp;: elle le confie à quelqu’un, ou ouvre les téléphones. Ce lien reste le bon.</p>
        }
      } @else if (one.scribe && !one.member) {
        <p class="notice"><strong>{{ one.scribe }} tient le tableau.</strong> {{ one.begun ? 'Le groupe a commencé sans vous dans sa liste.' : 'Vous n’êtes pas dans la liste de ce groupe.' }}</p>
      }
    }
  `,
})
export class PeerDoor {
  readonly boardId = input.required<string>();
  private readonly read = httpResource<PeerDoorView>(() => `/api/peer-boards/${this.boardId()}/door`);
  /** A link that is over is told so by the page itself. */
  protected readonly door = computed(() => (this.read.hasValue() ? this.read.value() : null));
}
