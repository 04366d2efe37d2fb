import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { NewsletterContent, NewsletterProposalList, NewsletterView } from '../api';
import { PageTitle } from '../core/page-title';
import { Confirm } from '../shared/confirm';
import { DayPipe } from '../shared/french.pipes';
import { Leaving } from '../shared/leaving';
import { ProblemNotice } from '../shared/problem-notice';
import { RelativeDate } from '../shared/relative-date';
import { IssueSheet } from './issue-sheet';
import { ItemForm } from './item-form';
import { NewsletterApi } from './newsletter.api';
import { SendingDialog } from './sending-dialog';

type Section = NewsletterView['sections'][number];
type Item = Section['items'][number];
type Proposal = NewsletterProposalList['items'][number];

const AGREEMENT = {
  not_needed: null,
  own: { chip: 'moss', label: 'citation autorisée par son auteur·rice' },
  to_ask: { chip: 'sun', label: 'pas encore relu' },
  asked: { chip: 'sun', label: 'relecture demandée' },
  agreed: { chip: 'moss', label: 'd’accord' },
  refused: { chip: 'brick', label: 'ne veut pas être cité·e' },
  moved: { chip: 'sun', label: 'a changé depuis l’accord' },
} satisfies Record<Item['agreement'], { chip: string; label: string } | null>;

/** What is waited for, said to whoever is about to send. */
const WAITS: Record<Item['agreement'], string> = {
  not_needed: '',
  own: '',
  agreed: '',
  to_ask: 'ces mots ne lui ont pas encore été montrés. «\u00a0Faire relire\u00a0», ou retirez le texte.',
  asked: 'la réponse n’est pas arrivée. Appelez, ou retirez le texte\u00a0: il attendra le numéro suivant.',
  refused: 'ne veut pas être cité·e. Retirez ce texte, ou écrivez-le avec vos mots, sans son nom.',
  moved: 'le texte ou l’image a changé depuis son accord. Demandez de nouveau.',
};

/** A number being written: seven sections already filled, each piece changed in place, words read again by whoever is quoted, then sent. */
@Component({
  selector: 'app-newsletter-page',
  imports: [DayPipe, IssueSheet, ItemForm, ProblemNotice, RelativeDate, RouterLink, SendingDialog],
  templateUrl: './newsletter-page.html',
  styleUrl: './newsletter-page.scss',
})
export class NewsletterPage {
  private readonly api = inject(NewsletterApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly leaving = inject(Leaving);
  readonly newsletterId = input.required<string>();

  protected readonly draft = this.api.draft(this.newsletterId);
  /** What was read last stays on the page while it is read again. */
  protected readonly view = computed(() => (this.draft.hasValue() ? this.draft.value() : null));
  protected readonly found = this.api.proposals(() => (this.view()?.may.write ? this.newsletterId() : undefined));
  protected readonly proposals = computed(() => (this.found.hasValue() ? this.found.value().items : []));
  protected readonly agreement = AGREEMENT;
  protected readonly waiting = computed(() =>
    (this.view()?.sections ?? [])
      .flatMap(({ items }) => items)
      .filter(({ agreement }) => !['not_needed', 'own', 'agreed'].includes(agreement))
      .map(({ id, quoted, title, signature, agreement }) => ({
        id,
        name: quoted?.name ?? signature ?? title ?? 'Une citation sans nom',
        state: WAITS[agreement],
      })),
  );
  protected readonly shown = computed((): NewsletterContent | null => {
    const view = this.view();
    return view && contentOf(view);
  });

  protected readonly naming = signal('');
  protected readonly editing = signal('');
  protected readonly adding = signal('');
  protected readonly previewing = signal(false);
  protected readonly sending = signal(false);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const view = this.view();
      if (view) title.set(`${view.title} · Infolettre`);
    });
  }

  protected rename(event: Event, view: NewsletterView, title: string): Promise<void> {
    event.preventDefault();
    return this.during('Le titre est changé.', async () => {
      await this.api.rename(view.id, title.trim(), view.version);
      this.naming.set('');
    });
  }

  protected nameSection(event: Event, section: Section, heading: string): Promise<void> {
    event.preventDefault();
    return this.during('La rubrique a changé de nom.', async () => {
      await this.api.nameSection(this.newsletterId(), section.id, heading.trim(), section.version);
      this.naming.set('');
    });
  }

  protected place(proposal: Proposal): Promise<void> {
    const section = this.view()?.sections.find(({ kind }) => kind === proposal.kind);
    if (!section) return Promise.resolve();
    const { title, body, url, signature, quotedPersonId, source } = proposal;
    return this.during(`C’est dans «\u00a0${section.heading}\u00a0».`, () =>
      this.api.add(this.newsletterId(), { sectionId: section.id, title, body, url, signature, quotedPersonId, source }),
    );
  }

  protected move(item: Item, by: -1 | 1): Promise<void> {
    return this.during('', () => this.api.move(this.newsletterId(), item.id, by));
  }

  protected leaveOut(item: Item): Promise<void> {
    return this.during(
      item.source ? 'C’est retiré. Vous le retrouverez plus bas, dans ce qui s’est passé aussi.' : 'C’est retiré.',
      () => this.api.leaveOut(this.newsletterId(), item.id),
    );
  }

  protected async leaveOutForGood(item: Item): Promise<void> {
    const sure =
      (item.source !== null && !item.picture) ||
      (await this.confirm.ask({
        heading: 'Retirer ce texte\u202f?',
        consequence: item.picture
          ? 'L’image part avec lui et ne se retrouve pas ailleurs.'
          : 'Il a été écrit ici et ne se retrouve pas ailleurs.',
        act: 'Retirer',
      }));
    if (sure) await this.leaveOut(item);
  }

  protected sendTrial(): Promise<void> {
    return this.during('Un essai part dans la minute, à votre adresse et à nulle autre.', () =>
      this.api.sendTrial(this.newsletterId()),
    );
  }

  protected ask(item: Item): Promise<void> {
    return this.during(`${item.quoted?.name} reçoit ces mots à relire, par e-mail.`, () =>
      this.api.askRereading(this.newsletterId(), item.id),
    );
  }

  protected async remove(view: NewsletterView): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Supprimer ce numéro\u202f?',
      consequence: 'Ses textes disparaissent. Les rendez-vous et les nouvelles restent où ils sont.',
      act: 'Supprimer',
    });
    if (!sure) return;
    await this.during('', async () => {
      await this.api.remove(view.id);
      await this.router.navigateByUrl('/infolettre');
    });
  }

  /** One form of each kind at a time: another is opened only once what this one holds may go. */
  protected async turn(form: 'adding' | 'editing', id: string): Promise<void> {
    const open = this[form]();
    if (!open || open === id || (await this.leaving.agreed(false))) this[form].set(id);
  }

  protected changed(said: string): void {
    this.editing.set('');
    this.adding.set('');
    this.said.set(said);
    this.draft.reload();
  }

  protected sent({ id, leaving }: { id: string; leaving: number }): void {
    this.sending.set(false);
    void this.router.navigate(['/infolettre/numero', id], { state: { leaving } });
  }

  private async during(said: string, act: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
      this.said.set(said);
      this.draft.reload();
      this.found.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** As it would leave now. */
function contentOf({ cohortName, number, title, sections }: NewsletterView): NewsletterContent {
  const filled = sections
    .filter(({ items }) => items.length > 0)
    .map((section) => ({
      ...section,
      items: section.items.map(({ picture, ...item }) => ({ ...item, ...(picture && { picture }) })),
    }));
  return { network: '', cohort: cohortName, number, title, on: new Date().toLocaleDateString('sv'), sections: filled };
}
