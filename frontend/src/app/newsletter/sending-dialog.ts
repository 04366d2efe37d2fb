import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { ActorCategory, NewsletterAudience, NewsletterAudiencePreview, WhoInput } from '../api';
import { PersonPicker } from '../network/person-picker';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { NewsletterApi } from './newsletter.api';

const CATEGORIES: readonly { readonly value: ActorCategory; readonly label: string }[] = [
  { value: 'elected_official', label: 'Les élu·es' },
  { value: 'local_agent', label: 'Les agent·es' },
  { value: 'socio_economic_actor', label: 'Les acteurs locaux' },
  { value: 'state_agent', label: 'Les agent·es de l’État' },
  { value: 'resident', label: 'Les habitant·es' },
];
const GROUPS = [
  { value: 'allies', label: 'Les allié·es des territoires' },
  { value: 'staff', label: 'L’équipe du parcours' },
  { value: 'partners', label: 'Financeurs, évaluation, média' },
] as const;

/** To whom a number goes: groups, and names added or taken out, seen as a list before anything leaves. */
@Component({
  selector: 'app-sending-dialog',
  imports: [Dialog, PersonPicker, ProblemNotice],
  templateUrl: './sending-dialog.html',
})
export class SendingDialog {
  private readonly api = inject(NewsletterApi);
  readonly newsletterId = input.required<string>();
  /** How many quotes still wait for somebody's yes. */
  readonly waiting = input(0);
  readonly sent = output<{ id: string; leaving: number }>();
  readonly left = output();

  protected readonly categories = CATEGORIES;
  protected readonly groups = GROUPS;
  protected readonly audience = signal<NewsletterAudience>({
    categories: CATEGORIES.map(({ value }) => value),
    allies: true,
    staff: true,
    partners: false,
    added: [],
    removed: [],
  });
  protected readonly toAll = signal(false);
  protected readonly who = signal<WhoInput | null>(null);
  protected readonly preview = signal<NewsletterAudiencePreview | null>(null);
  /** Everybody seen in a list, so that a name taken out can be put back. */
  protected readonly out = signal<readonly { personId: string; name: string }[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly someone = computed(() => {
    const who = this.who();
    return who && 'personId' in who ? who.personId : null;
  });

  constructor() {
    effect(() => {
      const audience = this.audience();
      untracked(() => void this.look(audience));
    });
  }

  protected toggleCategory(value: ActorCategory, on: boolean): void {
    this.audience.update((one) => ({
      ...one,
      categories: on ? [...one.categories, value] : one.categories.filter((other) => other !== value),
    }));
  }

  protected toggleGroup(group: (typeof GROUPS)[number]['value'], on: boolean): void {
    this.audience.update((one) => ({ ...one, [group]: on }));
  }

  protected takeOut(person: { personId: string; name: string }): void {
    this.out.update((known) => [...known, person]);
    this.audience.update((one) => ({ ...one, removed: [...(one.removed ?? []), person.personId] }));
  }

  protected putBack(personId: string): void {
    this.out.update((known) => known.filter((one) => one.personId !== personId));
    this.audience.update((one) => ({ ...one, removed: (one.removed ?? []).filter((id) => id !== personId) }));
  }

  protected add(): void {
    const person = this.someone();
    if (!person) return;
    this.audience.update((one) => ({ ...one, added: [...new Set([...(one.added ?? []), person])] }));
    this.who.set(null);
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

  private async look(audience: NewsletterAudience): Promise<void> {
    try {
      const preview = await this.api.audience(this.newsletterId(), audience);
      // An answer that comes late is not that of what is ticked now.
      if (audience === this.audience()) this.preview.set(preview);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
