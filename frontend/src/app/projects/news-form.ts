import { Component, inject, input, output, signal } from '@angular/core';
import type { NewsKind, VoiceView } from '../api';
import { Autosize } from '../shared/autosize';
import { ProblemNotice } from '../shared/problem-notice';
import { NEWS, NEWS_HINTS } from './words';
import { ProjectApi } from './project.api';

/** One sentence on how the project goes, written with one thumb; staff and allies may write it for somebody, who will confirm. */
@Component({
  selector: 'app-news-form',
  imports: [Autosize, ProblemNotice],
  templateUrl: './news-form.html',
  styleUrl: './news-form.scss',
})
export class NewsForm {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();
  /** Those for whom one may write; nobody for a delegate. */
  readonly voices = input<readonly VoiceView[]>([]);
  readonly readers = input('');
  readonly told = output();

  protected readonly kinds = Object.entries(NEWS).map(([kind, label]) => ({ kind: kind as NewsKind, label }));
  protected readonly hints = NEWS_HINTS;
  protected readonly kind = signal<NewsKind>('news');
  protected readonly body = signal('');
  /** One's own words only: nobody allows it for somebody else. */
  protected readonly mayBeQuoted = signal(false);
  protected readonly forId = signal('');
  protected readonly busy = signal(false);
  protected readonly empty = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.empty.set(this.body().trim().length < 3);
    if (this.empty() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.tell(this.participationId(), {
        kind: this.kind(),
        body: this.body(),
        toldOn: null,
        mayBeQuoted: this.mayBeQuoted() && !this.forId(),
        enteredForId: this.forId() || null,
      });
      this.body.set('');
      this.kind.set('news');
      this.mayBeQuoted.set(false);
      this.told.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
