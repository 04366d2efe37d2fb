import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import type { LinkInfo } from '../core/link/link-info';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { EvaluationApi, type Kind } from './evaluation.api';
import { StatementForm } from './statement-form';
import { StatementItem } from './statement-item';

/** « Qu’est-ce que ça a changé ? » from an e-mail: one sentence on what changed, one on what did not work, both correctable. */
@Component({
  selector: 'app-effect-link-page',
  imports: [FocusWhenShown, NgTemplateOutlet, ProblemNotice, StatementForm, StatementItem],
  templateUrl: './effect-link-page.html',
  styles: `
    .kinds {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.5rem;
      margin: 0 0 1.1rem;
    }
    .readers {
      margin-top: 1rem;
    }
    .kinds button {
      padding-inline: 0.5rem;
      font-size: 0.9375rem;
    }
  `,
})
export class EffectLinkPage {
  readonly link = input.required<LinkInfo>();
  protected readonly page = inject(EvaluationApi).page(() => this.link().participationId);
  protected readonly kind = signal<Kind>('effects');
  protected readonly sent = signal(false);
  protected readonly mine = computed(() => {
    if (!this.page.hasValue()) return [];
    const { effects, limits } = this.page.value();
    const all = [
      ...effects.map((one) => ({ kind: 'effects' as const, one })),
      ...limits.map((one) => ({ kind: 'limits' as const, one })),
    ];
    return all.filter(({ one }) => one.mine);
  });
  protected readonly labels = computed(() => (this.page.hasValue() ? this.page.value().labels : []));
  protected readonly toConfirm = computed(() => this.mine().some(({ one }) => one.toConfirm));

  protected told(): void {
    this.sent.set(true);
    this.page.reload();
  }
}
