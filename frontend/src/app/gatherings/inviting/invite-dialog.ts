import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AudienceRule, InvitationInput, InvitationPreview, Invitee, SendingResult } from '../../api';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ACTOR } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { GatheringApi } from '../gathering.api';
import { LetterFields } from '../letter-fields';
import { SendingOutcome } from '../sending-outcome';
import { AudienceChoice } from './audience-choice';

/** Chooses whom to invite, shows who will receive what, and why, then sends. */
@Component({
  selector: 'app-invite-dialog',
  imports: [AudienceChoice, Dialog, LetterFields, ProblemNotice, RouterLink, SendingOutcome],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.scss',
})
export class InviteDialog {
  private readonly api = inject(GatheringApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly state = inject(GatheringState);

  protected readonly actor = ACTOR;
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
    loader: ({ params: { id, rules, added, replyToId, message } }) =>
      this.api.previewInvitations(id, {
        audience: { rules: [...rules], added },
        ...(replyToId && { replyToId }),
        ...(message && { message }),
      }),
  });
  /** The last preview stays while another is read: a word typed just before sending must not empty the list. */
  protected readonly known = linkedSignal<InvitationPreview | null, InvitationPreview | null>({
    source: () => (this.preview.hasValue() ? this.preview.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly readError = computed(() => this.preview.error() ?? null);
  protected readonly all = computed(() => this.known()?.invitees ?? []);
  protected readonly chosen = computed(() => this.all().filter((one) => this.ticked(one)));
  protected readonly mailed = computed(() => this.chosen().filter(({ hasEmail, unsubscribed, undeliverable }) => hasEmail && !unsubscribed && !undeliverable).length);
  protected readonly summary = computed(() => {
    const without = this.chosen().length - this.mailed();
    const already = this.all().filter(({ invited }) => invited).length;
    return [
      count(this.chosen().length, 'personne à inviter', 'personnes à inviter'),
      without ? `${without} sans e-mail` : '',
      already ? `${already} déjà invitée${already > 1 ? 's' : ''}` : '',
    ]
      .filter(Boolean)
      .join(' · ');
  });
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

  /** The mayor of a village who was asked enough is chosen by hand, never presumed. */
  protected ticked({ invited, personId, askedEnough }: Invitee): boolean {
    return !invited && (askedEnough === null || this.added().includes(personId)) && !this.removed().includes(personId);
  }

  protected turn(one: Invitee): void {
    const { personId, askedEnough } = one;
    if (this.ticked(one)) return this.removed.update((ids) => [...ids, personId]);
    this.removed.update((ids) => ids.filter((id) => id !== personId));
    if (askedEnough !== null && !this.added().includes(personId)) this.added.update((ids) => [...ids, personId]);
  }

  protected whereOf({ category, territoryName, roleTitle }: Invitee): string {
    const where = [category ? '' : roleTitle, territoryName].filter(Boolean).join(', ');
    return category && where ? `, ${where}` : where;
  }

  protected notesOf({ invited, hasEmail, unsubscribed, status, telephone, beside, askedEnough, namesake, undeliverable, reasons }: Invitee): string[] {
    if (invited) return ['déjà invité·e'];
    return [
      askedEnough === null ? '' : `déjà ${askedEnough} demandes en 18 mois\u00a0: pensez à quelqu’un d’autre de son équipe`,
      hasEmail ? '' : `pas d’e-mail, à appeler${telephone ? `\u00a0: ${telephone}` : ''}`,
      undeliverable ? 'adresse e-mail qui ne reçoit pas, à appeler' : '',
      unsubscribed ? 'ne veut plus de nos e-mails collectifs, à appeler' : '',
      namesake ? 'même nom que quelqu’un d’autre de la liste\u00a0: un doublon\u202f?' : '',
      status === 'foreseen' ? 'pressenti·e, pas encore d’accord' : '',
      beside ? 'suppléant·e ou groupe projet' : '',
      reasons.includes(-1) ? 'ajouté·e à la main' : '',
      reasons.length > 1 ? 'à plus d’un titre, un seul e-mail' : '',
    ].filter(Boolean);
  }

  protected async send(): Promise<void> {
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
