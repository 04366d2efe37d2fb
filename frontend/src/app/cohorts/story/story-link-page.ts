import { Component, input } from '@angular/core';
import type { LinkInfo } from '../../core/link/link-info';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { Story } from './story';
import { storyOf } from './story.api';

/** « Reprendre le fil » from an e-mail: a newcomer reads their territory's story on a phone, without an account. */
@Component({
  selector: 'app-story-link-page',
  imports: [PrintButton, ProblemNotice, Story],
  template: `
    <p class="over">{{ link().cohort?.name }}</p>
    <h1>Reprendre le fil à {{ link().territoryName }}</h1>
    <p>
      Bonjour {{ link().person.givenName }}. Voici l’essentiel de ce qui s’est passé avant vous, en cinq minutes.
      <span class="no-print"><app-print-button /></span>
    </p>
    <app-problem [of]="story.error()" [retriable]="true" (retry)="story.reload()" />
    @if (story.hasValue()) {
      <app-story [story]="story.value()" />
    } @else if (!story.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class StoryLinkPage {
  readonly link = input.required<LinkInfo>();
  protected readonly story = storyOf(() => this.link().participationId);
}
