import { Component, computed, DestroyRef, effect, inject, input, type OnInit, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { GatheringView, PresenceAct, PresenceView, VisitorInput } from '../../api';
import { localDay } from '../../core/kept-door';
import { PageTitle } from '../../core/page-title';
import { toProblem } from '../../core/problem';
import { SignInAgain } from '../../core/sign-in-again';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ACTOR } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { halfWords } from '../gathering-words';
import { type DoorLine, type DoorList, doorListOf, linesOf } from './door-list';
import { FullScreen } from './full-screen';
import { halfOfNow } from './half-of-now';
import { PresenceApi } from './presence.api';
import { ReasonDialog } from './reason-dialog';
import { TabletKeeper } from './tablet-keeper';
import { TickQueues } from './tick-queues';
import { VisitorForm } from './visitor-form';
import { Visitors } from './visitors';

interface Touched {
  line: DoorLine;
  there: boolean;
}

/** The tablet at the door: large names by territory, one touch each, and a network that may come and go, with a reload in between. */
@Component({
  selector: 'app-tablet-page',
  imports: [Dialog, FullScreen, ProblemNotice, ReasonDialog, VisitorForm],
  providers: [GatheringState, TabletKeeper],
  templateUrl: './tablet-page.html',
  styleUrl: './tablet-page.scss',
})
export class TabletPage implements OnInit {
  private readonly router = inject(Router);
  private readonly api = inject(PresenceApi);
  private readonly confirm = inject(Confirm);
  private readonly state = inject(GatheringState);
  protected readonly keeper = inject(TabletKeeper);
  readonly gatheringId = input.required<string>();
  readonly demi = input('', { transform: (value?: string) => value ?? '' });
  /** Started without the rest of the application, since no server answered. */
  readonly alone = input(false, { transform: (value?: boolean) => value === true });

  protected readonly actor = ACTOR;
  protected readonly search = signal('');
  protected readonly adding = signal(false);
  protected readonly last = signal<Touched | null>(null);
  protected readonly toExplain = signal<(Touched & { halfDayId: string }) | null>(null);
  private readonly queue = signal<TickQueues | null>(null);
  protected readonly visitors = new Visitors(
    (visitor) => this.api.addVisitor(this.gatheringId(), visitor),
    () => this.state.reload(),
    this.keeper.arrivals(this.gatheringId),
  );

  /** The last reading that succeeded, or what this device kept of one. */
  protected readonly list = signal<DoorList | null>(null);
  private readonly presence = this.api.state(this.gatheringId);
  /** Nothing answered the last time: what is shown is what was known then. */
  protected readonly unreachable = signal(false);
  protected readonly error = signal<unknown>(null);
  /** In the page without its house, nobody is asked to sign in again over it. */
  protected readonly signedOut = computed(() => this.alone() && toProblem(this.error()).status === 401);

  protected readonly halfDays = computed(() => {
    const list = this.list();
    return (list?.halfDays ?? []).map((one) => ({ ...one, label: halfWords(one, list?.heldOn ?? null) }));
  });
  protected readonly halfDay = computed(() => this.halfDays().find(({ id }) => id === this.demi()) ?? halfOfNow(this.halfDays(), localDay()));
  protected readonly waiting = computed(() => (this.queue()?.waiting() ?? 0) + this.visitors.waiting().length);
  protected readonly failure = computed(() => this.queue()?.failure() ?? this.visitors.failure());
  protected readonly away = computed(() => this.queue()?.away() || this.visitors.away());
  protected readonly places = computed(() => this.list()?.places.filter(({ key }) => key) ?? []);
  protected readonly shown = computed(() => {
    const wanted = plain(this.search());
    return (this.list()?.places ?? [])
      .map((one) => ({
        ...one,
        lines: one.lines
          .filter((line) => plain(`${line.name} ${line.instead ?? ''} ${one.name}`).includes(wanted))
          .map((line) => ({ line, there: this.isThere(line) })),
      }))
      .filter(({ lines }) => lines.length);
  });
  protected readonly sum = computed(() => {
    const lines = linesOf(this.list());
    return `${count(lines.filter((line) => this.isThere(line)).length, 'présence', 'présences')} sur ${count(lines.length, 'personne')}`;
  });

  constructor() {
    const title = inject(PageTitle);
    const again = inject(SignInAgain);
    effect(() => this.state.id.set(this.gatheringId()));
    effect(() => title.set(this.list() ? `À l’accueil, ${this.list()?.title}` : 'À l’accueil'));
    effect(() => {
      const [gathering, error] = [this.state.gathering(), this.state.page.error()];
      untracked(() => (gathering ? this.took(gathering) : error && this.refused(error)));
    });
    effect(() => {
      const [gathering, presence] = [this.state.gathering(), this.presence.hasValue() ? this.presence.value() : null];
      if (gathering && presence) untracked(() => this.keepOrForget(gathering, presence));
    });
    effect(() => {
      if (again.missing() === 'session') untracked(() => void this.keeper.forget());
    });
    // What others sign meanwhile comes in; what this page ticked is not taken back before it is acknowledged.
    const read = setInterval(() => this.read(), 15_000);
    const online = () => void this.sendAndRead();
    const leaving = (event: Event) => this.unreachable() && !this.keeper.ready() && event.preventDefault();
    addEventListener('online', online);
    addEventListener('beforeunload', leaving);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(read);
      removeEventListener('online', online);
      removeEventListener('beforeunload', leaving);
      this.queue()?.stop();
      this.visitors.stop();
    });
  }

  ngOnInit(): void {
    if (this.alone()) {
      this.list.set(this.keeper.list(this.gatheringId()));
      this.unreachable.set(true);
    }
    this.queue.set(new TickQueues(this.gatheringId(), this.keeper.by(), this.api, (act) => this.explain(act)));
    this.visitors.resume();
  }

  protected read(): void {
    this.state.reload();
    this.presence.reload();
  }

  protected touch(line: DoorLine, there: boolean, reason: string | null = null): void {
    const halfDay = this.halfDay();
    if (!halfDay) return;
    this.last.set({ line, there });
    void this.queue()?.set(line.id, halfDay.id, there, reason);
  }

  protected undo({ line, there }: Touched): void {
    this.touch(line, !there);
    this.last.set(null);
  }

  protected correct(reason: string): void {
    const { line, there } = this.toExplain() as Touched;
    this.toExplain.set(null);
    this.touch(line, there, reason);
  }

  protected add(visitor: Omit<VisitorInput, 'id' | 'halfDayIds' | 'source'>): void {
    this.visitors.add({ ...visitor, halfDayIds: [this.halfDay()?.id ?? ''], source: 'tablet' });
    this.adding.set(false);
    this.search.set('');
    this.last.set(null);
  }

  /** Whoever waits for the network is written nowhere else: a reload would lose them. */
  protected async forget(): Promise<void> {
    const sure = !this.visitors.waiting().length || (await this.confirm.ask({
      heading: 'Oublier sur cette tablette\u202f?',
      consequence: `${count(this.visitors.waiting().length, 'personne ajoutée attend', 'personnes ajoutées attendent')} le réseau\u00a0: si cette page se recharge avant, il faudra les ajouter de nouveau.`,
      act: 'Oublier',
    }));
    if (sure) await this.keeper.decline(this.gatheringId());
  }

  protected choose(event: Event): void {
    void this.router.navigate([], { queryParams: { demi: (event.target as HTMLSelectElement).value }, replaceUrl: true });
  }

  protected leave(): void {
    const [page, queryParams] = [['/rendez-vous', this.gatheringId()], { vue: 'presences' }];
    if (!this.alone()) void this.router.navigate(page, { queryParams });
    else if (!this.unreachable()) location.assign(this.router.serializeUrl(this.router.createUrlTree(page, { queryParams })));
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  private took(gathering: GatheringView): void {
    this.list.set(doorListOf(gathering));
    this.unreachable.set(false);
    this.error.set(null);
    this.queue()?.settle();
  }

  /** A reading that fails for want of a network changes nothing on the page; a server that refuses takes the list away. */
  private refused(error: unknown): void {
    const { status } = toProblem(error);
    if (status === 0 || status >= 500) {
      this.unreachable.set(true);
      this.list.update((list) => list ?? this.keeper.list(this.gatheringId()));
      this.error.set(this.list() ? null : error);
      return;
    }
    this.list.set(null);
    this.error.set(error);
    void this.keeper.forget();
  }

  /** Kept on the day itself, while the list is open, for who may tick; once that is over, what was kept is erased. */
  private keepOrForget(gathering: GatheringView, { today, closedAt }: PresenceView): void {
    const list = doorListOf(gathering);
    const now = today === localDay() && !closedAt && gathering.may.tick && list.open && list.halfDays.some(({ onDate }) => onDate === today);
    void (now ? this.keeper.keep(this.gatheringId(), list) : this.keeper.forget());
  }

  private async sendAndRead(): Promise<void> {
    await Promise.all([this.queue()?.flush(), this.visitors.flush()]);
    this.read();
  }

  private isThere(line: DoorLine): boolean {
    const half = this.halfDay()?.id ?? '';
    return this.queue()?.said(line.id, half) ?? line.ticks.includes(half);
  }

  private explain({ registrationId, halfDayId, there }: PresenceAct): void {
    const line = linesOf(this.list()).find(({ id }) => id === registrationId);
    this.last.set(null);
    if (line) this.toExplain.set({ line, there, halfDayId });
  }
}

/** Compared without accents, as people type. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
