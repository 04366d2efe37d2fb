import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageTitle } from '../../core/page-title';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { Story } from './story';
import { storyOf } from './story.api';
import { StorySend } from './story-send';

/** « Reprendre le fil » for whoever signs in: the team reads it, staff see what a newcomer will read and send it. */
@Component({
  selector: 'app-story-page',
  imports: [PrintButton, ProblemNotice, RouterLink, Story, StorySend],
  template: `
    <div class="top">
      <div>
        <span class="over"
          ><a [routerLink]="['/territoires', participationId(), 'equipe']">L’équipe{{ view() ? ' de ' + view()!.territoryName : '' }}</a></span
        >
        <h1>Reprendre le fil</h1>
        @if (view()?.may?.send) {
          <p class="quiet no-print">Voici ce que lira la personne qui arrive, par son lien&nbsp;: aucune coordonnée, rien d’un diagnostic avant sa restitution.</p>
        }
      </div>
      <div class="actions no-print">
        @if (view()?.may?.send) {
          <button type="button" class="main" (click)="sending.set(true)">Envoyer à quelqu’un</button>
        }
        <app-print-button />
      </div>
    </div>
    <app-problem [of]="story.error()" [retriable]="true" (retry)="story.reload()" />
    @if (view(); as story) {
      <app-story [story]="story" />
      @if (sending()) {
        <app-story-send [participationId]="participationId()" (closed)="sending.set(false)" />
      }
    } @else if (!story.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class StoryPage {
  readonly participationId = input.required<string>();
  protected readonly story = storyOf(this.participationId);
  protected readonly view = computed(() => (this.story.hasValue() ? this.story.value() : null));
  protected readonly sending = signal(false);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const view = this.view();
      if (view) title.set(`Reprendre le fil à ${view.territoryName}`);
    });
  }
}
