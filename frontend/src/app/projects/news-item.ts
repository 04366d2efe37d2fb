import { Component, type ComponentRef, effect, inject, input, output, signal, viewChild, ViewContainerRef } from '@angular/core';
import type { NewsView } from '../api';
import { toProblem } from '../core/problem';
import { Autosize } from '../shared/autosize';
import type { CrossedTexts } from '../shared/crossed-texts';
import { draft } from '../shared/draft';
import { ProblemNotice } from '../shared/problem-notice';
import { RelativeDate } from '../shared/relative-date';
import { ProjectApi } from './project.api';

/** One sentence of news: who told it and when, to be corrected in place, and confirmed by the person it was written for. */
@Component({
  selector: 'app-news-item',
  imports: [Autosize, ProblemNotice, RelativeDate],
  templateUrl: './news-item.html',
  styles: `
    p {
      margin: 0 0 0.2rem;
    }
    .actions {
      margin-top: 0.3rem;
    }
    .quiet.small {
      min-height: 1.75rem;
      padding: 0 0.35rem;
      color: var(--lake);
      font-size: 0.875rem;
    }
  `,
})
export class NewsItem {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();
  readonly news = input.required<NewsView>();
  readonly editable = input(false);
  readonly changed = output();

  protected readonly editing = signal(false);
  protected readonly body = draft(() => this.news().body);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly theirs = signal<{ body: string; version: number } | null>(null);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private crossed?: ComponentRef<CrossedTexts>;

  constructor() {
    effect(() => void this.cross(this.theirs()));
  }

  protected save(body: string, version: number): Promise<void> {
    return this.during(async () => {
      const { kind, mayBeQuoted } = this.news();
      const saved = await this.api.correct(this.participationId(), this.news().id, { kind, body, toldOn: null, mayBeQuoted }, version);
      if (saved.crossed) {
        this.theirs.set(saved.current as unknown as { body: string; version: number });
        return;
      }
      this.editing.set(false);
      this.theirs.set(null);
      this.changed.emit();
    });
  }

  protected confirm(): Promise<void> {
    return this.during(async () => {
      await this.api.confirm(this.participationId(), this.news().id);
      this.changed.emit();
    });
  }

  /** Both versions side by side, fetched only when two people wrote at once. */
  private async cross(other: { body: string; version: number } | null): Promise<void> {
    this.crossed?.destroy();
    if (!other) return;
    const { CrossedTexts: Dialog } = await import('../shared/crossed-texts');
    if (this.theirs() !== other) return;
    this.crossed = this.place().createComponent(Dialog);
    this.crossed.setInput('mine', this.body());
    this.crossed.setInput('theirs', other.body);
    this.crossed.instance.kept.subscribe((text) => {
      this.body.set(text);
      void this.save(text, other.version);
    });
    this.crossed.instance.closed.subscribe(() => this.theirs.set(null));
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
