import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OutsiderPageInput, OutsiderPageLine, WhoInput } from '../../api';
import { PageTitle } from '../../core/page-title';
import { PersonPicker } from '../../network/person-picker';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { EmptyState } from '../../shared/empty-state';
import { DayPipe } from '../../shared/french.pipes';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { BehalfApi } from '../behalf.api';
import { methodWordsIn } from './method-words';
import { OutsiderSheet } from './outsider-sheet';

const blank = { message: '', contactPersonId: '', contactRole: '', contactEmail: '', contactTelephone: '', contactAgrees: false };

/** The page for those outside, of a territory or of a cohort: made, seen as its readers see it, handed out, withdrawn. */
@Component({
  selector: 'app-outsider-pages',
  imports: [DayPipe, Dialog, EmptyState, OutsiderSheet, PersonPicker, PrintButton, ProblemNotice, RouterLink],
  templateUrl: './outsider-pages.html',
  styleUrl: './outsider-pages.scss',
})
export class OutsiderPages {
  private readonly api = inject(BehalfApi);
  private readonly confirm = inject(Confirm);
  readonly participationId = input<string>();
  readonly cohortId = input<string>();

  private readonly of = computed(() => (this.participationId() ? `participations/${this.participationId()}` : `cohorts/${this.cohortId()}`));
  protected readonly back = computed(() => (this.participationId() ? ['/territoires', this.participationId()] : ['/parcours', this.cohortId()]));
  protected readonly list = this.api.pages(this.of);
  protected readonly view = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly live = computed(() => this.view()?.items.filter(({ revokedAt }) => !revokedAt) ?? []);
  protected readonly gone = computed(() => this.view()?.items.filter(({ revokedAt }) => revokedAt) ?? []);
  protected readonly shown = this.api.page(() => this.live()[0]?.id);

  protected readonly making = signal(false);
  protected readonly sending = signal<OutsiderPageLine | null>(null);
  protected readonly draft = signal(blank);
  protected readonly who = signal<WhoInput | null>(null);
  protected readonly word = signal('');
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly jargon = computed(() => methodWordsIn(this.draft().message));
  protected readonly reader = computed(() => {
    const who = this.who();
    return who && 'personId' in who ? who.personId : null;
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.view()?.about.name;
      if (name) title.set(`Page pour l’extérieur · ${name}`);
    });
  }

  protected set(field: keyof typeof blank, value: string | boolean): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  /** Whoever is chosen brings the address that the directory knows; it can be another, or a number alone. */
  protected choose(personId: string): void {
    const known = this.view()?.contacts.find((one) => one.personId === personId);
    this.draft.update((draft) => ({ ...draft, contactPersonId: personId, contactRole: known?.role ?? '', contactEmail: known?.email ?? '' }));
  }

  protected make(event: Event): Promise<void> {
    event.preventDefault();
    const { message, contactPersonId, contactRole, contactEmail, contactTelephone } = this.draft();
    const given = { contactRole: contactRole.trim() || null, contactEmail: contactEmail.trim() || null, contactTelephone: contactTelephone.trim() || null };
    return this.during(async () => {
      await this.api.make(this.of(), { message, contactPersonId, ...given, contactAgrees: true } satisfies OutsiderPageInput);
      this.making.set(false);
      this.draft.set(blank);
      this.said.set('La page est prête. Voici comment elle se lit\u00a0; personne ne l’a encore, tant que vous n’en donnez pas le lien.');
    });
  }

  protected async copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.said.set('Le lien est copié. Qui l’a peut ouvrir la page, sans compte.');
    } catch {
      this.said.set(`Copiez ce lien\u00a0: ${address}`);
    }
  }

  protected send(event: Event): Promise<void> {
    event.preventDefault();
    return this.during(async () => {
      await this.api.send(this.sending()?.id as string, this.reader() as string, this.word().trim() || null);
      this.sending.set(null);
      this.who.set(null);
      this.word.set('');
      this.said.set('La page part par e-mail.');
    });
  }

  protected async revoke(page: OutsiderPageLine): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer cette page\u202f?',
      consequence: 'Son lien n’ouvrira plus rien, pour personne. Vous pourrez en faire une autre, qui aura un autre lien.',
      act: 'Retirer la page',
    });
    if (!sure) return;
    await this.during(async () => {
      await this.api.revoke(page.id);
      this.said.set('La page est retirée.');
    });
  }

  private async during(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
      this.list.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
