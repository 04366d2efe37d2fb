import { Component, computed, DestroyRef, effect, inject, input, type OnInit, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { RegistrationView, VisitorInput } from '../../api';
import { PageTitle } from '../../core/page-title';
import { Dialog } from '../../shared/dialog';
import { count } from '../../shared/french';
import { ACTOR } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { halfWords } from '../gathering-words';
import { FullScreen } from './full-screen';
import { halfOfNow } from './half-of-now';
import { PresenceApi } from './presence.api';
import { ReasonDialog } from './reason-dialog';
import { TickQueue } from './tick-queue';
import { VisitorForm } from './visitor-form';
import { Visitors } from './visitors';

interface Touched {
  line: RegistrationView;
  there: boolean;
}

/** The tablet at the door: large names by territory, one touch each, and a network that may come and go. */
@Component({
  selector: 'app-tablet-page',
  imports: [Dialog, FullScreen, ProblemNotice, ReasonDialog, VisitorForm],
  providers: [GatheringState],
  templateUrl: './tablet-page.html',
  styleUrl: './tablet-page.scss',
})
export class TabletPage implements OnInit {
  private readonly router = inject(Router);
  private readonly api = inject(PresenceApi);
  protected readonly state = inject(GatheringState);
  readonly gatheringId = input.required<string>();
  readonly demi = input('', { transform: (value?: string) => value ?? '' });

  protected readonly actor = ACTOR;
  protected readonly search = signal('');
  protected readonly adding = signal(false);
  protected readonly last = signal<Touched | null>(null);
  protected readonly toExplain = signal<(Touched & { halfDayId: string }) | null>(null);
  private readonly queue = signal<TickQueue | null>(null);
  protected readonly visitors = new Visitors(
    (visitor) => this.api.addVisitor(this.gatheringId(), visitor),
    () => this.state.reload(),
  );

  protected readonly halfDays = computed(() => {
    const gathering = this.state.gathering();
    return (gathering?.halfDays ?? []).map((one) => ({ ...one, label: halfWords(one, gathering?.heldOn ?? null) }));
  });
  protected readonly halfDay = computed(
    () => this.halfDays().find(({ id }) => id === this.demi()) ?? halfOfNow(this.halfDays(), new Date().toLocaleDateString('sv')),
  );
  protected readonly waiting = computed(() => (this.queue()?.waiting() ?? 0) + this.visitors.waiting().length);
  protected readonly failure = computed(() => this.queue()?.failure() ?? this.visitors.failure());
  protected readonly away = computed(() => this.queue()?.away() || this.visitors.waiting().length > 0);
  protected readonly territories = computed(() => {
    const wanted = plain(this.search());
    return this.state
      .territories()
      .map((one) => ({
        ...one,
        lines: one.lines
          .filter((line) =>
            plain(`${line.givenName} ${line.familyName} ${line.replacementName ?? ''} ${one.name}`).includes(wanted),
          )
          .map((line) => ({ line, there: this.isThere(line) })),
      }))
      .filter(({ lines }) => lines.length);
  });
  protected readonly places = computed(() => this.state.territories().filter(({ key }) => key));
  protected readonly sum = computed(() => {
    const lines = this.state.gathering()?.registrations ?? [];
    return `${count(lines.filter((line) => this.isThere(line)).length, 'présence', 'présences')} sur ${count(lines.length, 'personne')}`;
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.state.id.set(this.gatheringId()));
    effect(() => title.set(this.state.gathering() ? `À l’accueil, ${this.state.gathering()?.title}` : 'À l’accueil'));
    // What others sign meanwhile comes in; what this page ticked is not taken back before it is acknowledged.
    const read = setInterval(() => this.waiting() || this.state.reload(), 15_000);
    effect(() => {
      if (this.state.page.hasValue()) this.queue()?.settle();
    });
    const online = () => void Promise.all([this.queue()?.flush(), this.visitors.flush()]);
    addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(read);
      removeEventListener('online', online);
      this.queue()?.stop();
      this.visitors.stop();
    });
  }

  ngOnInit(): void {
    const id = this.gatheringId();
    this.queue.set(
      new TickQueue(
        `presence:${id}`,
        'tablet',
        (acts) => this.api.record(id, acts),
        (act) => this.explain(act),
      ),
    );
  }

  protected touch(line: RegistrationView, there: boolean, reason: string | null = null): void {
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

  protected choose(event: Event): void {
    void this.router.navigate([], { queryParams: { demi: (event.target as HTMLSelectElement).value }, replaceUrl: true });
  }

  protected leave(): void {
    void this.router.navigate(['/rendez-vous', this.gatheringId()], { queryParams: { vue: 'presences' } });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected nameOf({ givenName, familyName, answer, replacementName }: RegistrationView): string {
    return answer === 'replaced' && replacementName ? replacementName : `${givenName} ${familyName}`;
  }

  private isThere(line: RegistrationView): boolean {
    const half = this.halfDay()?.id ?? '';
    return this.queue()?.said(line.id, half) ?? line.ticks.includes(half);
  }

  private explain({ registrationId, halfDayId, there }: { registrationId: string; halfDayId: string; there: boolean }): void {
    const line = this.state.gathering()?.registrations.find(({ id }) => id === registrationId);
    this.last.set(null);
    if (line) this.toExplain.set({ line, there, halfDayId });
  }
}

/** Compared without accents, as people type. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
