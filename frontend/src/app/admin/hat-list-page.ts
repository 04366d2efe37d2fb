import { Component, computed, inject, input, signal } from '@angular/core';
import type { HatKind, HatLine } from '../api';
import { Actor } from '../core/actor';
import { Confirm } from '../shared/confirm';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';
import { GiveHatDialog } from './give-hat-dialog';
import { HAT_STATES, HATS } from './hat-words';

/** Who wears which role, where and until when. Filters live in the address. */
@Component({
  selector: 'app-hat-list-page',
  imports: [DayPipe, EmptyState, GiveHatDialog, ListTools, LoadMore, ProblemNotice],
  templateUrl: './hat-list-page.html',
})
export class HatListPage {
  private readonly api = inject(AdminApi);
  private readonly actor = inject(Actor);
  private readonly confirm = inject(Confirm);

  readonly parcours = input('', { transform: word });
  readonly role = input('', { transform: word });
  readonly montrer = input('', { transform: word });
  readonly ouvrir = input('', { transform: word });
  /** One person alone, with the name to show for them. */
  readonly personne = input('', { transform: word });
  readonly nom = input('', { transform: word });

  protected readonly show = addressFilters();
  protected readonly value = valueOf;
  protected readonly kinds = Object.entries(HATS) as [HatKind, { label: string }][];
  protected readonly states = HAT_STATES;
  protected readonly cohorts = this.api.cohorts();
  protected readonly choices = computed(() => (this.cohorts.hasValue() ? this.cohorts.value().items : []));
  protected readonly mayGive = computed(() => this.actor.wears('network_admin', 'cohort_manager'));
  protected readonly hats = paged<HatLine>(() => ({
    url: '/api/hats',
    params: {
      ...(this.parcours() && { cohortId: this.parcours() }),
      ...(this.role() && { hat: this.role() }),
      ...(this.personne() && { personId: this.personne() }),
      ...(this.montrer() && { show: this.montrer() }),
    },
  }));

  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal('');

  protected given(sentence: string): void {
    this.done.set(sentence);
    this.show({ ouvrir: '' });
    this.hats.reload();
  }

  protected async withdraw(hat: HatLine): Promise<void> {
    const sure = await this.confirm.ask({
      heading: `Retirer ce rôle à ${hat.person.name}\u202f?`,
      consequence: `« ${hat.label} »${hat.cohort ? `, ${hat.cohort.name}` : ''} : ce rôle s’arrête tout de suite. Il restera visible parmi les rôles retirés.`.replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»').replace(' :', '\u00a0:'),
      act: 'Retirer',
    });
    if (sure) await this.attempt(`Le rôle de ${hat.person.name} est retiré.`, () => this.api.withdrawHat(hat.id));
  }

  protected confirmLead(hat: HatLine): Promise<void> {
    return this.attempt(`${hat.person.name} est responsable du diagnostic.`, () => this.api.confirmLead(hat.diagnosticId ?? '', hat.id));
  }

  private async attempt(done: string, act: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      this.done.set(done);
    } catch (error) {
      this.failure.set(error);
    }
    this.hats.reload();
  }
}
