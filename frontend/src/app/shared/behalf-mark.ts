import { Component, computed, input } from '@angular/core';
import type { BehalfView } from '../api';
import { longDate } from './french';

const STATES = {
  asked: { tone: 'sun', text: 'pas encore confirmé' },
  confirmed: { tone: 'moss', text: 'confirmé' },
  partly: { tone: 'moss', text: 'corrigé par la personne' },
  refused: { tone: 'brick', text: 'ne s’y retrouve pas' },
} as const;

/** Who wrote it for whom, and what that person answered. Silence is shown as silence. */
@Component({
  selector: 'app-behalf-mark',
  template: `
    @if (of(); as behalf) {
      <p class="mark">
        <small
          >Écrit{{ behalf.enteredBy ? ' par ' + behalf.enteredBy : '' }} pour le compte de {{ behalf.enteredFor ?? 'quelqu’un de l’équipe' }}</small
        >
        <span class="chip {{ state().tone }}">{{ state().text }}{{ when() }}</span>
        @if (behalf.word) {
          <small>«&nbsp;{{ behalf.word }}&nbsp;»</small>
        }
      </p>
    }
  `,
  styles: `
    .mark {
      display: flex;
      flex-wrap: wrap;
      gap: 0.2rem 0.5rem;
      align-items: center;
      margin: 0.25rem 0;
    }
  `,
})
export class BehalfMark {
  readonly of = input<BehalfView | null | undefined>(null);
  protected readonly state = computed(() => STATES[this.of()?.state ?? 'asked']);
  protected readonly when = computed(() => {
    const { state, answeredAt, askedAt } = this.of() ?? {};
    if (state === 'asked') return askedAt ? `, demandé le ${longDate(askedAt)}` : ', pas encore demandé';
    return answeredAt ? ` le ${longDate(answeredAt)}` : '';
  });
}
