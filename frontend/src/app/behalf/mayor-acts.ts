import { Component, computed, inject, input } from '@angular/core';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { ACTS, askedOf } from './act-words';
import { BehalfApi } from './behalf.api';

/** « Demandé au maire : 5 actes sur 8 en 18 mois »: a figure that opens the list that it counts. */
@Component({
  selector: 'app-mayor-acts',
  imports: [DayPipe, ProblemNotice],
  template: `
    <app-problem [of]="acts.error()" />
    @for (head of heads(); track head.personId) {
      <details class="acts">
        <summary>
          Demandé {{ to() }}&nbsp;: {{ head.count }}{{ head.most === null ? '' : ' sur ' + head.most }} {{ (head.most ?? head.count) > 1 ? 'actes' : 'acte' }} en 18 mois
          @if (head.acts.length > head.count) {
            &ngsp;<small>({{ head.acts.length }} depuis le début)</small>
          }
          @if (head.most !== null && head.count >= head.most) {
            &ngsp;<span class="chip sun">c’est assez</span>
          }
        </summary>
        <p class="quiet">
          {{ head.name }}, depuis le {{ head.since | day }}. Une invitation, une question, une lettre à confirmer, quel que soit le nombre de
          lignes, comptent chacune pour une. Les entretiens, confidentiels, ne sont pas comptés.
        </p>
        <ol>
          @for (act of head.acts; track $index) {
            <li [class.old]="!act.counted">
              {{ words[act.kind] }}{{ act.about ? ' : ' + act.about : '' }}, <small>{{ act.askedOn | day }}{{ act.counted ? '' : ', plus compté' }}</small>
            </li>
          }
        </ol>
      </details>
    }
  `,
  styles: `
    .acts ol {
      margin: 0.3rem 0 0;
      padding-left: 1.4rem;
    }
    .old {
      color: var(--ink-2);
    }
  `,
})
export class MayorActs {
  readonly participationId = input.required<string>();
  protected readonly words = ACTS;
  protected readonly acts = inject(BehalfApi).acts(this.participationId);
  protected readonly heads = computed(() => (this.acts.hasValue() ? this.acts.value().items : []));
  /** After a letter more, the figure counts it. */
  reload(): void {
    this.acts.reload();
  }

  protected readonly to = computed(() => (this.acts.hasValue() ? askedOf(this.acts.value().title) : ''));
}
