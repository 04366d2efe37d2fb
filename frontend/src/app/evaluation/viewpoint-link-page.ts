import { Component, computed, inject, input, signal } from '@angular/core';
import type { Side } from '../api';
import type { LinkInfo } from '../core/link/link-info';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { EvaluationApi } from './evaluation.api';
import { ViewpointForm } from './viewpoint-form';

/** « Votre mot » from an e-mail: write it, or reread what was noted, and say whether it may be published. */
@Component({
  selector: 'app-viewpoint-link-page',
  imports: [FocusWhenShown, ProblemNotice, ViewpointForm],
  templateUrl: './viewpoint-link-page.html',
  styles: `
    .readers {
      margin-top: 1rem;
    }
  `,
})
export class ViewpointLinkPage {
  readonly link = input.required<LinkInfo>();
  protected readonly viewpoints = inject(EvaluationApi).viewpoints(() => this.link().participationId);
  protected readonly view = computed(() => (this.viewpoints.hasValue() ? this.viewpoints.value() : null));
  protected readonly side = computed<Side>(() => (this.view()?.may.territory.write ? 'territory' : 'ally'));
  protected readonly word = computed(() => this.view()?.[this.side()] ?? null);
  protected readonly sent = signal(false);

  protected saved(): void {
    this.sent.set(true);
    this.viewpoints.reload();
  }
}
