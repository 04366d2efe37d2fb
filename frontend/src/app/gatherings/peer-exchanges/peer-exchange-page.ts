import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PeerExchangeView } from '../../api';
import { type KnownPerson, KnownPersonField } from '../../cohorts/known-person-field';
import { PageTitle } from '../../core/page-title';
import { Confirm } from '../../shared/confirm';
import { count, enumeration } from '../../shared/french';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringApi } from '../gathering.api';
import { ExpectationsMatrix } from './expectations-matrix';
import { PeerApi } from './peer.api';
import { GROUPS } from './peer-labels';
import { SharedLists } from './shared-lists';

type Board = PeerExchangeView['boards'][number];

/** A peer exchange for those who organise it: who keeps which board, how many cards, and only what groups let out. */
@Component({
  selector: 'app-peer-exchange-page',
  imports: [ExpectationsMatrix, KnownPersonField, PrintButton, ProblemNotice, RouterLink, SharedLists],
  templateUrl: './peer-exchange-page.html',
  styleUrl: './peer-exchange-page.scss',
})
export class PeerExchangePage {
  private readonly api = inject(PeerApi);
  private readonly confirm = inject(Confirm);
  readonly gatheringId = input.required<string>();

  protected readonly groups = GROUPS;
  protected readonly count = count;
  protected readonly gathering = inject(GatheringApi).page(this.gatheringId);
  protected readonly title = computed(() => (this.gathering.hasValue() ? this.gathering.value().title : 'Le rendez-vous'));
  protected readonly exchange = this.api.exchange(this.gatheringId);
  protected readonly view = computed(() => (this.exchange.hasValue() ? this.exchange.value() : null));
  protected readonly boards = computed(() => this.view()?.boards ?? []);
  protected readonly shared = this.api.shared(() => ({ gatheringId: this.gatheringId() }));
  protected readonly cards = computed(() => (this.shared.hasValue() ? this.shared.value().items : []));
  protected readonly naming = signal<string | null>(null);
  protected readonly asking = signal<string | null>(null);
  protected readonly names = enumeration;
  protected readonly person = signal<KnownPerson | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly told = signal('');

  constructor() {
    const page = inject(PageTitle);
    effect(() => page.set('Échange entre pairs'));
    effect(() => {
      const chosen = this.person();
      const board = this.boards().find(({ id }) => id === this.naming());
      if (chosen && board) void this.change(board, { scribeId: chosen.id });
    });
  }

  protected prepare(sequenceId = '', participationId = ''): Promise<void> {
    return this.attempt(() => this.api.prepare(this.gatheringId(), { sequenceId: sequenceId || null, participationId: participationId || null }));
  }

  protected async change(board: Board, change: { scribeId?: string | null; openToPhones?: boolean }): Promise<void> {
    const { scribe, openToPhones } = board;
    this.naming.set(null);
    this.person.set(null);
    await this.attempt(() => this.api.change(board.id, board.version, { scribeId: scribe?.id ?? null, openToPhones, ...change }));
  }

  /** Once something was said, only the group gives the board to somebody, be it the same person: asked twice. */
  protected async release(board: Board): Promise<void> {
    const sure =
      !board.begun ||
      (await this.confirm.ask({
        heading: `Ne plus confier le tableau à ${board.scribe?.name}\u202f?`,
        consequence: 'Ce tableau a commencé\u00a0: cette personne ne le lira plus, et une autre, ou elle-même, ne le tiendra que si le groupe l’accepte.',
        act: 'Ne plus confier',
      }));
    if (sure) await this.change(board, { scribeId: null });
  }

  /** To the group of a board that has begun: it answers on its own page. */
  protected async ask(board: Board, asScribe: boolean): Promise<void> {
    const person = this.person();
    if (!person) return;
    await this.attempt(() => this.api.askEntry(board.id, { personId: person.id, asScribe }));
    if (this.failure()) return;
    this.asking.set(null);
    this.person.set(null);
    this.told.set(`Demandé au groupe, pour ${person.name}.`);
  }

  protected takeBack(board: Board, id: string): Promise<void> {
    return this.attempt(() => this.api.takeBackEntry(board.id, id));
  }

  protected said({ name, asScribe, state }: Board['entries'][number]): string {
    const what = asScribe ? `${name}, pour tenir le tableau` : `${name}, pour entrer`;
    if (state === 'waiting') return `${what}\u00a0: le groupe n’a pas encore répondu.`;
    return state === 'agreed' ? `${what}\u00a0: le groupe est d’accord. Envoyez le lien.` : `${what}\u00a0: le groupe a dit non.`;
  }

  protected async send(board: Board): Promise<void> {
    const people = (board.scribe ? 1 : 0) + (board.openToPhones ? board.people : 0);
    const sure = await this.confirm.ask({
      heading: 'Envoyer les liens\u202f?',
      consequence: `${count(people, 'personne reçoit', 'personnes reçoivent')} par e-mail un lien personnel vers ce seul tableau. Il reste ouvert quinze jours.`,
      act: 'Envoyer',
    });
    if (!sure) return;
    await this.attempt(async () => {
      const { sent, withoutEmail, already } = await this.api.sendLinks(board.id);
      const spared = already ? `\u202f; ${count(already, 'personne a reçu le sien', 'personnes ont reçu le leur')} il y a moins d’une heure` : '';
      this.told.set(`${count(sent, 'e-mail part', 'e-mails partent')}${withoutEmail ? `\u202f; ${count(withoutEmail, 'personne n’a pas d’adresse, ou en a changé depuis', 'personnes n’ont pas d’adresse, ou en ont changé depuis')}` : ''}${spared}.`);
    });
  }

  protected place({ sequenceTitle, territoryName }: Board): string {
    return [territoryName, sequenceTitle].filter(Boolean).join(', ');
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.told.set('');
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
      this.exchange.reload();
    }
  }
}
