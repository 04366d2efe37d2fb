import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { Audience, AudienceRule, NewsletterAudiencePreview } from '../api';
import { AudienceChoice } from '../gatherings/inviting/audience-choice';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { NewsletterApi } from './newsletter.api';

/** Somebody quoted who has not said yes. */
export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

/** To whom a number goes: groups, and names added or taken out, seen as a list before anything leaves. */
@Component({
  selector: 'app-sending-dialog',
  imports: [AudienceChoice, Dialog, ProblemNotice],
  templateUrl: './sending-dialog.html',
})
export class SendingDialog {
  private readonly api = inject(NewsletterApi);
  readonly newsletterId = input.required<string>();
  readonly cohortId = input.required<string>();
  /** Whose yes is still waited for, and who said no. */
  readonly waiting = input<readonly Waiting[]>([]);
  readonly sent = output<{ id: string; leaving: number }>();
  readonly left = output();

  protected readonly rules = signal<readonly AudienceRule[]>([
    { kind: 'delegates', foreseen: false, beside: true },
    { kind: 'allies' },
    { kind: 'staff' },
  ]);
  protected readonly added = signal<string[]>([]);
  protected readonly audience = computed(() => ({
    rules: [...this.rules()],
    added: this.added(),
    removed: this.out().map(({ personId }) => personId),
  }));
  protected readonly toAll = signal(false);
  protected readonly preview = signal<NewsletterAudiencePreview | null>(null);
  /** Everybody seen in a list, so that a name taken out can be put back. */
  protected readonly out = signal<readonly { personId: string; name: string }[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    effect(() => {
      const audience = this.audience();
      untracked(() => void this.look(audience));
    });
  }

  protected takeOut(person: { personId: string; name: string }): void {
    this.out.update((known) => [...known, person]);
  }

  protected putBack(personId: string): void {
    this.out.update((known) => known.filter((one) => one.personId !== personId));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const leaving = this.preview()?.count ?? 0;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.api.send(this.newsletterId(), { audience: this.audience(), public: this.toAll() });
      this.sent.emit({ id, leaving });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async look(audience: Audience): Promise<void> {
    try {
      const preview = await this.api.audience(this.newsletterId(), audience);
      // An answer that comes late is not that of what is ticked now.
      if (audience === this.audience()) this.preview.set(preview);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
