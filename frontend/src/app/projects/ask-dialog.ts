import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { AskInput, HeadActsList } from '../api';
import { Autosize } from '../shared/autosize';
import { Dialog } from '../shared/dialog';
import { count, enumeration } from '../shared/french';
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
  private readonly askedActs = httpResource<HeadActsList>(() => `/api/participations/${this.participationId()}/asked-acts`);
  /** What the mayor was asked already, said before anything leaves. */
  protected readonly heads = computed(() => (this.askedActs.hasValue() ? this.askedActs.value().items : []));
  protected readonly tired = computed(() =>
    this.heads().filter(({ personId, count, most }) => most !== null && count >= most && this.chosen().has(personId)),
  );
  protected readonly insists = signal(false);
  protected readonly message = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected acts(personId: string): string {
    const head = this.heads().find((one) => one.personId === personId);
    return head ? `${count(head.count, 'demande')}${head.most === null ? '' : ` sur ${head.most}`} en 18 mois` : '';
  }

  protected names(people: readonly { name: string }[]): string {
    return enumeration(people.slice(0, 3).map(({ name }) => name));
  }

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
      const input: AskInput = { personIds: [...this.chosen()], message: this.message().trim() || null, evenSo: this.insists() };
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
