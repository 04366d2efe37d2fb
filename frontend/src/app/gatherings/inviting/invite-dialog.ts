import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AudienceRule, InvitationInput, InvitationPreview, SendingResult } from '../../api';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { GatheringApi } from '../gathering.api';
import { LetterFields } from '../letter-fields';
import { SendingOutcome } from '../sending-outcome';
import { AudienceChoice } from './audience-choice';
import { InviteeList } from './invitee-list';
import { mailed, ticked } from './invitees';

type Read = InvitationPreview & { meant: string };

/** Chooses whom to invite, shows who will receive what, and why, then sends. */
@Component({
  selector: 'app-invite-dialog',
  imports: [AudienceChoice, Dialog, InviteeList, LetterFields, ProblemNotice, RouterLink, SendingOutcome],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.scss',
})
export class InviteDialog {
  private readonly api = inject(GatheringApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly state = inject(GatheringState);

  protected readonly rules = signal<readonly AudienceRule[]>([{ kind: 'delegates', foreseen: false, beside: false }]);
  protected readonly added = signal<string[]>([]);
  protected readonly removed = signal<readonly string[]>([]);
  protected readonly replyTo = signal('');
  protected readonly message = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly outcome = signal<SendingResult | null>(null);

  protected readonly preview = resource({
    params: () => ({ id: this.state.id(), rules: this.rules(), added: this.added(), replyToId: this.replyTo(), message: this.message() }),
    loader: async ({ params: { id, rules, added, replyToId, message } }) => {
      const read = await this.api.previewInvitations(id, {
        audience: { rules: [...rules], added },
        ...(replyToId && { replyToId }),
        ...(message && { message }),
      });
      return { ...read, meant: JSON.stringify([rules, added]) };
    },
  });
  /** The last preview stays while another is read: a word typed just before sending must not empty the list. */
  protected readonly known = linkedSignal<Read | null, Read | null>({
    source: () => (this.preview.hasValue() ? this.preview.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  /** Whether the list shown is that of the audience chosen: a word to the reader does not change it. */
  protected readonly current = computed(() => !this.preview.error() && this.known()?.meant === JSON.stringify([this.rules(), this.added()]));
  protected readonly readError = computed(() => this.preview.error() ?? null);
  protected readonly all = computed(() => this.known()?.invitees ?? []);
  protected readonly chosen = computed(() => this.all().filter((one) => ticked(one, { added: this.added(), removed: this.removed() })));
  protected readonly mailed = computed(() => mailed(this.chosen()));
  /** Somebody who comes to a remote gathering needs its address: staff read that it is not written yet, before it leaves. */
  protected readonly nowhere = computed(() => {
    const { format, url, place } = this.state.gathering() ?? {};
    if (format !== 'remote' && format !== 'hybrid') return format && !place ? 'Le lieu n’est pas encore écrit\u00a0: l’invitation ne le dira pas.' : '';
    return url ? '' : 'L’adresse de la visio n’est pas encore écrite\u00a0: l’invitation dira que le lien viendra plus tard.';
  });
  protected readonly act = computed(() =>
    !this.chosen().length
      ? 'Personne à inviter'
      : this.mailed()
        ? `Envoyer à ${count(this.mailed(), 'personne')}`
        : `Mettre ${count(this.chosen().length, 'personne')} sur la liste`,
  );

  protected async send(): Promise<void> {
    if (!this.current()) return;
    this.busy.set(true);
    this.failure.set(null);
    const input: InvitationInput = {
      audience: { rules: [...this.rules()], added: this.added(), removed: [...this.removed()] },
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
