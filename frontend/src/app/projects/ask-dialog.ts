import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { AskInput } from '../api';
import { Autosize } from '../shared/autosize';
import { Dialog } from '../shared/dialog';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';
import { ProjectApi } from './project.api';

/** What can be asked of people of a territory or its allies. */
export type Asked = 'news' | 'effect' | 'viewpoint';

const HEADINGS = {
  news: 'Demander des nouvelles',
  effect: 'Demander ce que ça a changé',
  viewpoint: 'Demander un mot',
} satisfies Record<Asked, string>;

/** Chooses who receives a personal link; their answer to the e-mail reaches the person who asks. */
@Component({
  selector: 'app-ask-dialog',
  imports: [Autosize, DayPipe, Dialog, ProblemNotice],
  templateUrl: './ask-dialog.html',
})
export class AskDialog {
  private readonly http = inject(HttpClient);
  readonly participationId = input.required<string>();
  readonly asked = input.required<Asked>();
  readonly sent = output<number>();
  readonly closed = output();

  protected readonly count = count;
  protected readonly heading = computed(() => HEADINGS[this.asked()]);
  protected readonly voices = inject(ProjectApi).voices(() => this.participationId());
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly message = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected toggle(id: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input: AskInput = { personIds: [...this.chosen()], message: this.message().trim() || null };
      const { sent } = await firstValueFrom(
        this.http.post<{ sent: number }>(`/api/participations/${this.participationId()}/${this.asked()}-requests`, input),
      );
      this.sent.emit(sent);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
