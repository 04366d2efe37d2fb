import { Component, effect, input, output, signal } from '@angular/core';
import type { VideoStranger } from '../../api';
import { type KnownPerson, KnownPersonField } from '../../cohorts/known-person-field';
import { lasting } from './video-words';

/** One unknown name: its likeliest owners, somebody else of the directory, or nobody of the cohort, in one touch. */
@Component({
  selector: 'app-video-stranger-card',
  imports: [KnownPersonField],
  template: `
    <article class="card" [attr.aria-label]="stranger().name">
      <h3>«&nbsp;{{ stranger().name }}&nbsp;»</h3>
      <p class="quiet">{{ lasting(stranger().minutes) }} de présence{{ stranger().emails.length ? ', ' + stranger().emails.join(', ') : '' }}</p>
      <ul class="stack">
        @for (one of stranger().candidates; track one.personId) {
          <li>
            <button type="button" class="wide" [disabled]="busy()" (click)="is.emit(one.personId)">
              C’est {{ one.givenName }} {{ one.familyName }}
              <small>{{ one.territoryName }}{{ one.onList ? '' : (one.territoryName ? ', ' : '') + 'pas sur la liste' }}</small>
            </button>
          </li>
        }
        <li><button type="button" class="wide quiet" [disabled]="busy()" (click)="outsider.emit()">Pas quelqu’un du parcours</button></li>
        <li>
          @if (searching()) {
            <app-known-person-field label="Qui, dans l’annuaire&#8239;?" [(person)]="person" />
          } @else {
            <button type="button" class="wide quiet" (click)="searching.set(true)">Quelqu’un d’autre…</button>
          }
        </li>
      </ul>
    </article>
  `,
  styles: `
    :host {
      display: block;
    }
    h3 {
      margin: 0 0 0.25rem;
      overflow-wrap: anywhere;
    }
    .wide {
      justify-content: start;
      width: 100%;
      text-align: left;
    }
    small {
      display: block;
      font-weight: 400;
    }
  `,
})
export class VideoStrangerCard {
  readonly stranger = input.required<VideoStranger>();
  readonly busy = input(false);
  readonly is = output<string>();
  readonly outsider = output();

  protected readonly lasting = lasting;
  protected readonly searching = signal(false);
  protected readonly person = signal<KnownPerson | null>(null);

  constructor() {
    effect(() => {
      const chosen = this.person();
      if (chosen) this.is.emit(chosen.id);
    });
  }
}
