import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { ActorCategory, InvitationInput, InvitationPreview, Invitee, SendingResult } from '../api';
import { Dialog } from '../shared/dialog';
import { count } from '../shared/french';
import { ACTOR, ACTORS } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { GatheringState } from './gathering-state';
import { GatheringApi } from './gathering.api';
import { LetterFields } from './letter-fields';
import { SendingOutcome } from './sending-outcome';

/** Chooses whom to invite, shows who will receive what, then sends. */
@Component({
  selector: 'app-invite-dialog',
  imports: [Dialog, LetterFields, ProblemNotice, SendingOutcome],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.scss',
})
export class InviteDialog {
  private readonly api = inject(GatheringApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly actor = ACTOR;
  protected readonly kinds = Object.entries(ACTORS) as [ActorCategory, string][];
  protected readonly categories = signal<readonly ActorCategory[]>([]);
  protected readonly participations = signal<readonly string[]>([]);
  /** People whose tick was turned by hand. */
  protected readonly turned = signal<readonly string[]>([]);
  protected readonly replyTo = signal('');
  protected readonly message = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly outcome = signal<SendingResult | null>(null);

  protected readonly preview = resource({
    params: () => ({ id: this.state.id(), replyToId: this.replyTo(), message: this.message() }),
    loader: ({ params: { id, replyToId, message } }) =>
      this.api.previewInvitations(id, { ...(replyToId && { replyToId }), ...(message && { message }) }),
  });
  /** The last preview stays while another is read: a word typed just before sending must not empty the list. */
  protected readonly known = linkedSignal<InvitationPreview | null, InvitationPreview | null>({
    source: () => (this.preview.hasValue() ? this.preview.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly all = computed(() => this.known()?.invitees ?? []);
  protected readonly territories = computed(() => {
    const known = new Map(this.all().map(({ participationId, territoryName }) => [participationId, territoryName]));
    return [...known].map(([id, name]) => ({ id, name }));
  });
  /** Those of the chosen kinds and territories; nothing chosen is everybody. */
  protected readonly shown = computed(() =>
    this.all().filter(
      ({ category, participationId }) =>
        (!this.categories().length || this.categories().includes(category)) &&
        (!this.participations().length || this.participations().includes(participationId)),
    ),
  );
  protected readonly chosen = computed(() =>
    this.shown().filter((one) => this.ticked(one)),
  );
  protected readonly mailed = computed(() => this.chosen().filter(({ hasEmail }) => hasEmail).length);
  protected readonly act = computed(() =>
    !this.chosen().length
      ? 'Personne à inviter'
      : this.mailed()
        ? `Envoyer à ${count(this.mailed(), 'personne')}`
        : `Mettre ${count(this.chosen().length, 'personne')} sur la liste`,
  );

  protected toggle<T extends string>(chosen: typeof this.turned | typeof this.categories, value: T): void {
    (chosen as ReturnType<typeof signal<readonly string[]>>).update((values) =>
      values.includes(value) ? values.filter((one) => one !== value) : [...values, value],
    );
  }

  /**
   * Somebody only foreseen has not agreed to be of the team: an invitation would tell them that they are, so it is chosen,
   * never presumed. A substitute or somebody of a project's group comes when they are needed: chosen too.
   */
  protected ticked({ invited, personId, status, beside, askedEnough }: Invitee): boolean {
    return !invited && (status === 'foreseen' || beside || askedEnough !== null) === this.turned().includes(personId);
  }

  protected noteOf({ invited, hasEmail, status, telephone, beside, askedEnough }: Invitee): string {
    if (invited) return 'déjà invité·e';
    if (askedEnough !== null) return `déjà ${askedEnough} demandes en 18 mois\u00a0: pensez à quelqu’un d’autre de son équipe`;
    if (!hasEmail) return `pas d’e-mail, à appeler${telephone ? `\u00a0: ${telephone}` : ''}`;
    if (status === 'foreseen') return 'pressenti·e, pas encore d’accord';
    return beside ? 'suppléant·e ou groupe projet' : '';
  }

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    const input: InvitationInput = {
      personIds: this.chosen().map(({ personId }) => personId),
      ...(this.replyTo() && { replyToId: this.replyTo() }),
      ...(this.message() && { message: this.message() }),
    };
    try {
      this.outcome.set(await this.api.invite(this.state.id(), input));
      this.state.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }
}
