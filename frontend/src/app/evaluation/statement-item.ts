import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { EffectEdit, EffectView, LimitView } from '../api';
import { toProblem } from '../core/problem';
import { Autosize } from '../shared/autosize';
import { Confirm } from '../shared/confirm';
import { draft } from '../shared/draft';
import { ProblemNotice } from '../shared/problem-notice';
import { EvaluationApi, type Kind } from './evaluation.api';
import { LabelPicker } from './label-picker';

/** One effect or limit: read, confirmed by the person it was written for, corrected and made precise in place. */
@Component({
  selector: 'app-statement-item',
  imports: [Autosize, LabelPicker, ProblemNotice],
  templateUrl: './statement-item.html',
  styles: `
    p {
      margin: 0 0 0.3rem;
    }
    .actions {
      margin-top: 0.1rem;
    }
    .quiet.small {
      min-height: 1.75rem;
      padding: 0;
      color: var(--lake);
      font-size: 0.875rem;
    }
  `,
})
export class StatementItem {
  private readonly api = inject(EvaluationApi);
  private readonly asks = inject(Confirm);
  readonly participationId = input.required<string>();
  readonly kind = input.required<Kind>();
  readonly statement = input.required<EffectView | LimitView>();
  readonly suggestions = input<readonly string[]>([]);
  readonly editable = input(false);
  readonly removable = input(false);
  readonly changed = output();

  protected readonly effect = computed(() => (this.kind() === 'effects' ? (this.statement() as EffectView) : null));
  protected readonly draft = draft<EffectEdit>(() => {
    const { statement } = this.statement();
    const { labels = [], expected = null, evidence = null, seenBy = null } = this.effect() ?? {};
    return { statement, labels, expected, evidence, seenBy, toldOn: null };
  });
  private readonly version = draft(() => this.statement().version);
  protected readonly editing = signal(false);
  protected readonly crossed = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected set<K extends keyof EffectEdit>(field: K, value: EffectEdit[K]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected expect(value: string): void {
    this.set('expected', value === '' ? null : value === 'yes');
  }

  protected save(): Promise<void> {
    return this.during(async () => {
      const { id } = this.statement();
      const saved = this.effect()
        ? await this.api.correctEffect(this.participationId(), id, this.draft(), this.version())
        : await this.api.correctLimit(this.participationId(), id, this.draft().statement, this.version());
      if (saved.crossed) {
        this.crossed.set(saved.current.statement);
        this.version.set(saved.current.version);
        return;
      }
      this.close();
      this.changed.emit();
    });
  }

  protected confirm(): Promise<void> {
    return this.during(async () => {
      await this.api.confirm(this.participationId(), this.kind(), this.statement().id);
      this.changed.emit();
    });
  }

  protected async remove(): Promise<void> {
    const sure = await this.asks.ask({
      heading: 'Effacer cette phrase\u202f?',
      consequence: `«\u00a0${this.statement().statement}\u00a0» disparaîtra du bilan en cours. Les versions déjà publiées ne changent pas.`,
      act: 'Effacer',
    });
    if (!sure) return;
    await this.during(async () => {
      await this.api.remove(this.participationId(), this.kind(), this.statement().id);
      this.changed.emit();
    });
  }

  protected close(): void {
    this.editing.set(false);
    this.crossed.set('');
  }

  private async during(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
