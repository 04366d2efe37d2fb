import { Component, computed, inject, input, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { AudienceRule, SendingView } from '../../api';
import { Dialog } from '../../shared/dialog';
import { shortDate } from '../../shared/french';
import { ACTOR } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { holdWords, LETTERS, ruleWords, SENDINGS } from './letter-words';
import { momentWords } from '../moment-words';
import { LettersApi } from './letters.api';

/** One sending as it left: whom the rule meant, who was named or left out, what it said, and what became of each letter. */
@Component({
  selector: 'app-sending-dialog',
  imports: [Dialog, ProblemNotice],
  templateUrl: './sending-dialog.html',
  styleUrl: './sending-dialog.scss',
})
export class SendingDialog {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly state = inject(GatheringState);

  readonly sendingId = input.required<string>();

  protected readonly actor = ACTOR;
  protected readonly letters = LETTERS;
  private readonly api = inject(LettersApi);
  protected readonly sending = this.api.sending(this.state.id, this.sendingId);
  protected readonly moment = momentWords;
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly known = computed(() => (this.sending.hasValue() ? this.sending.value() : null));
  protected readonly heading = computed(() => {
    const one = this.known();
    return one ? `${SENDINGS[one.kind]} du ${momentWords(one.at)}` : 'Envoi';
  });
  protected readonly rules = computed(() => {
    const one = this.known();
    if (!one) return [];
    const { rules = [], added = [], removed = [] } = one.audience;
    return [
      ...(rules as AudienceRule[]).map((rule) => ruleWords(rule, one.names)),
      added.length ? `Ajouté à la main\u00a0: ${added.length}` : '',
      removed.length ? `Retiré à la main\u00a0: ${removed.map((id) => one.names[id] ?? 'une personne').join(', ')}` : '',
    ].filter(Boolean);
  });

  protected together({ together }: SendingView): string {
    return together.map(({ title, heldOn }) => (heldOn ? `${title} (${shortDate(heldOn)})` : title)).join(', ');
  }

  /** One person's letter, or all those of this sending. */
  protected async hold(messageId: string | null, held: boolean): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      this.said.set(holdWords(messageId ? await this.api.holdOne(messageId, held) : await this.api.hold(this.state.id(), this.sendingId(), held), held));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
      this.sending.reload();
      this.state.reload();
    }
  }

  protected leave(): void {
    void this.router.navigate(['../..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }
}
