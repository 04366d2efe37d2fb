import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AccountLine } from '../api';
import { Actor } from '../core/actor';
import { Confirm } from '../shared/confirm';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { enumeration } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';
import { InviteDialog } from './invite-dialog';

/** Who has a way in. Search and state live in the address, so does the account that is opened. */
@Component({
  selector: 'app-account-list-page',
  imports: [DayPipe, Dialog, EmptyState, InviteDialog, ListTools, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './account-list-page.html',
})
export class AccountListPage {
  private readonly api = inject(AdminApi);
  private readonly actor = inject(Actor);
  private readonly confirm = inject(Confirm);

  readonly recherche = input('', { transform: word });
  readonly etat = input('', { transform: word });
  readonly ouvrir = input('', { transform: word });

  protected readonly show = addressFilters();
  protected readonly value = valueOf;
  protected readonly enumeration = enumeration;
  protected readonly accounts = paged<AccountLine>(() => ({
    url: '/api/accounts',
    params: { ...(this.recherche() && { search: this.recherche() }), ...(this.etat() && { state: this.etat() }) },
  }));
  protected readonly opened = computed(() => this.accounts.items().find(({ personId }) => personId === this.ouvrir()));
  protected readonly own = computed(() => this.opened()?.personId === this.actor.me()?.person.id);

  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal('');

  protected search(event: Event, typed: string): void {
    event.preventDefault();
    this.show({ recherche: typed.trim() });
  }

  protected leave(): void {
    this.failure.set(null);
    this.show({ ouvrir: '' });
  }

  protected invited(name: string): void {
    this.done.set(`L’invitation de ${name} est partie.`);
    this.leave();
    this.accounts.reload();
  }

  protected inviteAgain({ personId, givenName, familyName }: AccountLine): Promise<void> {
    return this.attempt(`Une nouvelle invitation est partie pour ${givenName} ${familyName}.`, () => this.api.inviteAgain(personId));
  }

  protected async close(account: AccountLine): Promise<void> {
    const name = `${account.givenName} ${account.familyName}`;
    const sure = await this.confirm.ask({
      heading: `Fermer l’accès de ${name}\u202f?`,
      consequence: 'Ses sessions et ses liens de connexion s’arrêtent tout de suite. Ce que cette personne a écrit reste. Vous pourrez rouvrir son accès.',
      act: 'Fermer l’accès',
    });
    if (sure) await this.attempt(`L’accès de ${name} est fermé.`, () => this.api.close(account.personId, true));
  }

  protected reopen({ personId, givenName, familyName }: AccountLine): Promise<void> {
    return this.attempt(`L’accès de ${givenName} ${familyName} est rouvert.`, () => this.api.close(personId, false));
  }

  protected async resetSecondFactor(account: AccountLine): Promise<void> {
    const name = `${account.givenName} ${account.familyName}`;
    const sure = await this.confirm.ask({
      heading: `Retirer la deuxième protection de ${name}\u202f?`,
      consequence: 'À faire seulement si vous avez reconnu la personne, par exemple au téléphone. Ses sessions s’arrêtent, et elle remettra cette protection en place en se connectant. C’est noté au journal.',
      act: 'Retirer',
    });
    if (sure) await this.attempt(`La deuxième protection de ${name} est retirée.`, () => this.api.resetSecondFactor(account.personId));
  }

  private async attempt(done: string, act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.done.set(done);
      this.leave();
      this.accounts.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
