import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatementView } from '../api';
import { PageTitle } from '../core/page-title';
import { toProblem } from '../core/problem';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { BehalfApi } from './behalf.api';
import { MayorActs } from './mayor-acts';

const STATES = {
  asked: { tone: 'sun', text: 'pas encore confirmé' },
  confirmed: { tone: 'moss', text: 's’y retrouve' },
  partly: { tone: 'moss', text: 'en partie, corrigé' },
  refused: { tone: 'brick', text: 'non' },
} as const;

/** What was written for people of a territory, what awaits their answer, and where to write what they owe. */
@Component({
  selector: 'app-behalf-page',
  imports: [DayPipe, ListTools, MayorActs, ProblemNotice, RouterLink],
  templateUrl: './behalf-page.html',
  styleUrl: './behalf-page.scss',
})
export class BehalfPage {
  private readonly api = inject(BehalfApi);
  readonly participationId = input.required<string>();
  private readonly mayor = viewChild(MayorActs);

  protected readonly states = STATES;
  protected readonly count = count;
  protected readonly card = this.api.card(this.participationId);
  protected readonly list = this.api.statements(this.participationId);
  protected readonly view = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly name = computed(() => (this.card.hasValue() ? this.card.value().territory.name : ''));
  protected readonly members = computed(() => (this.card.hasValue() ? (this.card.value().members ?? []) : []));
  /** Those with something unanswered, and how much. */
  protected readonly awaiting = computed(() => {
    const people = new Map<string, { personId: string; person: string; items: StatementView[] }>();
    for (const item of this.view()?.items.filter(({ state }) => state === 'asked') ?? []) {
      const known = people.get(item.personId) ?? { personId: item.personId, person: item.person, items: [] };
      known.items.push(item);
      people.set(item.personId, known);
    }
    return [...people.values()];
  });
  protected readonly answered = computed(() => this.view()?.items.filter(({ state }) => state !== 'asked') ?? []);
  /** Members whose place nobody asked them about yet. */
  protected readonly unasked = computed(() => {
    const asked = new Set(this.view()?.items.filter(({ recordTable }) => recordTable === 'delegate').map(({ recordId }) => recordId));
    return this.members().filter(({ id }) => !asked.has(id));
  });
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  /** Whom one insists on writing to, after the application said that it is enough. */
  protected readonly insist = signal('');

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.name()) title.set(`Pour le compte de · ${this.name()}`);
    });
  }

  protected lastAsked(items: readonly StatementView[]): string | null {
    return items.reduce<string | null>((last, { askedAt }) => (askedAt && (!last || askedAt > last) ? askedAt : last), null);
  }

  protected liveLetter(items: readonly StatementView[]): string | null {
    return items.find(({ linkLive }) => linkLive)?.letterId ?? null;
  }

  protected write(personId: string, person: string): Promise<void> {
    return this.during(async () => {
      try {
        const { statements } = await this.api.write(this.participationId(), personId, this.insist() === personId);
        this.said.set(`Une lettre part à ${person}, avec ${count(statements, 'ligne')} à confirmer.`);
        this.insist.set('');
      } catch (error) {
        if (toProblem(error).code === 'asked-enough') this.insist.set(personId);
        throw error;
      }
    });
  }

  protected revoke(letterId: string): Promise<void> {
    return this.during(async () => {
      await this.api.revokeLetter(this.participationId(), letterId);
      this.said.set('Le lien de cette lettre n’ouvre plus rien.');
    });
  }

  protected askPlace(delegateId: string, person: string): Promise<void> {
    return this.during(async () => {
      await this.api.askPlace(this.participationId(), delegateId);
      this.said.set(`${person} pourra confirmer sa place.`);
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
      this.mayor()?.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
