import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InstitutionItemInput, InstitutionPage } from '../../api';
import { PageTitle } from '../../core/page-title';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { longDate, monthOf } from '../../shared/french';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { TerritoryLifeApi } from './territory-life.api';

type Item = InstitutionPage['items'][number];

/** What happened to an action that was retained. */
export const ACTION_STATES = {
  retained: 'Retenue',
  under_way: 'En cours',
  carried_out: 'Mise en œuvre',
  not_carried_out: 'Pas mise en œuvre',
} satisfies Record<NonNullable<Item['state']>, string>;

const SECTIONS = [
  ['note', 'La note', 'Écrire la note'],
  ['orientation', 'Les orientations', 'Ajouter une orientation'],
  ['action', 'Les actions retenues, et ce qu’elles sont devenues', 'Ajouter une action'],
  ['act', 'Les temps forts', 'Ajouter un temps fort'],
  ['outcome', 'Ce qu’il en est resté', 'Dire ce qu’il en est resté'],
] as const;

/** How an institution (a Region, most often) was accompanied beside the territories: told as plainly, counted nowhere among them. */
@Component({
  selector: 'app-institution-page',
  imports: [Dialog, PrintButton, ProblemNotice, RouterLink],
  templateUrl: './institution-page.html',
  styles: `
    .part {
      margin-bottom: 1rem;
    }
    .part h3 {
      margin: 0.9rem 0 0.2rem;
    }
    .part p {
      margin-bottom: 0.3rem;
    }
  `,
})
export class InstitutionView {
  private readonly api = inject(TerritoryLifeApi);
  private readonly confirm = inject(Confirm);
  readonly participationId = input.required<string>();

  protected readonly states = Object.entries(ACTION_STATES);
  protected readonly stateWords = ACTION_STATES;
  protected readonly resource = this.api.institution(this.participationId);
  protected readonly page = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly sections = computed(() =>
    SECTIONS.map(([kind, heading, act]) => ({ kind, heading, act, items: this.page()?.items.filter((item) => item.kind === kind) ?? [] })),
  );
  protected readonly open = signal<{ readonly kind: Item['kind']; readonly item: Item | null } | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.page()?.territory.name;
      if (name) title.set(name);
    });
  }

  protected when({ happenedOn, monthOnly }: Item): string {
    return happenedOn ? (monthOnly ? monthOf(happenedOn) : longDate(happenedOn)) : '';
  }

  protected tone(state: string): string {
    return state === 'carried_out' ? 'leaf' : state === 'not_carried_out' ? 'sun' : '';
  }

  protected async save(event: Event, title: string, body: string, on: string, monthOnly: boolean, state: string): Promise<void> {
    event.preventDefault();
    const open = this.open();
    if (!open) return;
    const input = { kind: open.kind, title, body: body.trim() || null, happenedOn: on || null, monthOnly, state: open.kind === 'action' ? state : null } as InstitutionItemInput;
    await this.doing(() => this.api.saveItem(this.participationId(), open.item?.id ?? null, input));
  }

  protected async remove(item: Item): Promise<void> {
    const asked = { heading: `Retirer «\u00a0${item.title}\u00a0»\u202f?`, consequence: 'Ce texte ne sera plus sur cette page. L’historique le garde.', act: 'Retirer' };
    if (await this.confirm.ask(asked)) await this.doing(() => this.api.removeItem(this.participationId(), item.id));
  }

  protected close(): void {
    this.open.set(null);
    this.failure.set(null);
  }

  private async doing(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.close();
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
