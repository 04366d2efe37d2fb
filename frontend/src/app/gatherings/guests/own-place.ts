import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { Attends, GatheringView, InvitationAnswer } from '../../api';
import { count, enumeration } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { handCalendar } from '../calendar-file';
import { GatheringApi } from '../gathering.api';
import { GuestApi } from './guest.api';
import { NeedsForm } from './needs-form';

/** What follows an answer, without obligation: the waiting list, the room or the screen, needs, companions, the page to hand on. */
@Component({
  selector: 'app-own-place',
  imports: [NeedsForm, ProblemNotice],
  templateUrl: './own-place.html',
  styles: `
    .where {
      margin: 0 0 1rem;
      padding: 0;
      border: 0;
    }
    .two {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.6rem;
    }
    details {
      margin: 0 0 1rem;
    }
    summary {
      min-height: 2.75rem;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 0.4rem;
      cursor: pointer;
      font-weight: 600;
    }
    [role='status']:empty {
      display: none;
    }
  `,
})
export class OwnPlace {
  private readonly api = inject(GuestApi);
  private readonly gatherings = inject(GatheringApi);

  readonly gathering = input.required<GatheringView>();
  readonly registrationId = input.required<string>();
  /** The answer as it was just given: the place is read again when it changes. */
  readonly answer = input<InvitationAnswer | null>(null);
  readonly changed = output();

  /** The id itself, not what it is read from: the page's own reading must not begin this one again, empty. */
  private readonly gatheringId = computed(() => this.gathering().id);
  protected readonly resource = this.api.place(this.gatheringId, this.registrationId);
  protected readonly place = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly companions = computed(() =>
    enumeration((this.place()?.companions ?? []).map(({ name, attends }) => (attends === 'remote' ? `${name} (en visio)` : name))),
  );
  protected readonly seatsLeft = computed(() => {
    const room = this.place()?.room;
    if (!room?.capacity) return '';
    const left = Math.max(0, room.capacity - room.taken);
    return left ? `Il reste ${count(left, 'place', 'places')}.` : 'Toutes les places sont prises\u00a0: si vous dites oui, vous serez en liste d’attente.';
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly copied = signal('');
  protected readonly sent = signal('');
  protected readonly canShare = typeof navigator.share === 'function';

  constructor() {
    let last: InvitationAnswer | null | undefined;
    effect(() => {
      const now = this.answer();
      if (last !== undefined && now !== last) this.resource.reload();
      last = now;
    });
  }

  protected keepInAgenda(): Promise<void> {
    return this.doing(async () => handCalendar(await this.api.calendar(this.gathering().id)));
  }

  protected attend(attends: Attends): Promise<void> {
    return this.doing(async () => {
      await this.gatherings.answer(this.gathering().id, this.registrationId(), { answer: 'yes', attends });
      this.resource.reload();
      this.changed.emit();
    });
  }

  protected sendCalendar(): Promise<void> {
    return this.doing(async () => {
      await this.api.sendCalendar(this.gathering().id, this.registrationId());
      this.sent.set('L’adresse de votre agenda part par e-mail, à vous seul·e.');
    });
  }

  protected async share(address: string): Promise<void> {
    try {
      if (this.canShare) await navigator.share({ url: address });
      else {
        await navigator.clipboard.writeText(address);
        this.copied.set('L’adresse est copiée\u00a0: collez-la dans un message.');
      }
    } catch (error) {
      // Closing the telephone's own list of ways to share is no failure.
      if ((error as Error).name !== 'AbortError') this.copied.set('Touchez l’adresse et copiez-la\u00a0: votre navigateur ne le fait pas seul.');
    }
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
