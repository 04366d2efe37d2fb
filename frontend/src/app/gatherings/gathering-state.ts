import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { GatheringView, InvitationAnswer, RegistrationView } from '../api';
import { Problem } from '../core/problem';
import { byTerritory, isSilent } from './territory-lines';
import { GatheringApi } from './gathering.api';
import { PresenceApi } from './presence/presence.api';
import { recount } from './recount';

/** One gathering while its page and dialogs are open: ticks show at once and are taken back when the server refuses. */
@Injectable()
export class GatheringState {
  private readonly api = inject(GatheringApi);
  private readonly presence = inject(PresenceApi);

  readonly id = signal('');
  readonly page = this.api.page(this.id);
  private readonly read = computed(() => (this.page.hasValue() ? this.page.value() : null));
  private readonly lines = linkedSignal(() => this.read()?.registrations ?? []);

  readonly failure = signal<unknown>(null);
  readonly gathering = computed<GatheringView | null>(() => {
    const read = this.read();
    return read && { ...read, registrations: this.lines() };
  });
  readonly territories = computed(() => {
    const gathering = this.gathering();
    if (!gathering) return [];
    // Whoever knows their own presence alone counts nobody's.
    return byTerritory(gathering.may.tick ? gathering : { ...gathering, registrations: gathering.registrations.map((line) => ({ ...line, ticks: [] })) });
  });
  readonly silent = computed(() => this.lines().filter(isSilent));
  /** Whoever sees the whole list counts it here; everybody else reads what the server counted. */
  readonly figures = computed(() => {
    const gathering = this.gathering();
    return gathering?.may.tick ? recount(gathering.registrations) : (gathering?.figures ?? null);
  });
  readonly own = computed(() => this.lines().find(({ id }) => id === this.gathering()?.ownRegistrationId) ?? null);

  reload(): void {
    this.page.reload();
  }

  /** How often this page wrote: what counts presences elsewhere on it reads again. */
  readonly written = signal(0);
  /** A change that must say why: asked of whoever makes it, then sent with the reason. */
  readonly toExplain = signal<{ line: RegistrationView; halfDayId: string; there: boolean } | null>(null);

  async tick(line: RegistrationView, halfDayId: string, there: boolean, reason: string | null = null): Promise<void> {
    this.mark(line.id, halfDayId, there);
    await this.attempt(
      async () => {
        const acts = [{ number: 1, registrationId: line.id, halfDayId, there, reason }];
        const { refused } = await this.presence.record(this.id(), { tabletId: crypto.randomUUID(), source: 'staff', acts });
        this.written.update((times) => times + 1);
        if (!refused[0]) return;
        this.mark(line.id, halfDayId, !there);
        if (refused[0].code !== 'reason-required') throw new Problem(409, refused[0].code, 'Non noté', refused[0].detail);
        this.toExplain.set({ line, halfDayId, there });
      },
      () => this.mark(line.id, halfDayId, !there),
    );
  }

  async explain(reason: string): Promise<void> {
    const act = this.toExplain();
    this.toExplain.set(null);
    if (act) await this.tick(act.line, act.halfDayId, act.there, reason);
  }

  async tickExpected(halfDayId: string): Promise<void> {
    await this.attempt(() =>
      this.api.tickExpected(this.id(), halfDayId).then(() => {
        this.written.update((times) => times + 1);
        this.reload();
      }),
    );
  }

  /** What somebody said to staff, by telephone or in a corridor. */
  async answerFor(line: RegistrationView, answer: InvitationAnswer): Promise<void> {
    await this.attempt(() =>
      this.api.answer(this.id(), line.id, { answer, replacementName: null, replacementRole: null }).then(() => this.reload()),
    );
  }

  async removeLine(line: RegistrationView): Promise<void> {
    await this.attempt(() => this.api.removeLine(this.id(), line.id).then(() => this.reload()));
  }

  async removeResource(resourceId: string): Promise<void> {
    await this.attempt(() => this.api.removeResource(this.id(), resourceId).then(() => this.reload()));
  }

  private mark(lineId: string, halfDayId: string, there: boolean): void {
    this.lines.update((lines) =>
      lines.map((line) =>
        line.id === lineId
          ? { ...line, ticks: [...line.ticks.filter((id) => id !== halfDayId), ...(there ? [halfDayId] : [])] }
          : line,
      ),
    );
  }

  private async attempt(act: () => Promise<unknown>, undo?: () => void): Promise<void> {
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      undo?.();
      this.failure.set(error);
    }
  }
}
