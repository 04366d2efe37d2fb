import { Component, computed, inject, input, signal } from '@angular/core';
import { Confirm } from '../../shared/confirm';
import { DayPipe } from '../../shared/french.pipes';
import { ProblemNotice } from '../../shared/problem-notice';
import { AfterwardsApi } from './afterwards.api';
import { TellDialog } from './tell-dialog';

/** Supports handed on: a page without an account, and one e-mail to those who came and those who did not. */
@Component({
  selector: 'app-handing',
  imports: [DayPipe, ProblemNotice, TellDialog],
  template: `
    @if (view(); as view) {
      @if (view.page; as page) {
        <div class="card no-print">
          <p>
            <strong>Page à transmettre</strong><br /><small>Sans compte ni mot de passe, sans le nom de personne. Ouverte jusqu’au {{ page.expiresAt | day }}.</small>
          </p>
          <div class="actions">
            <a class="btn" [href]="page.address" target="_blank" rel="noopener">Voir<span class="visually-hidden">, nouvel onglet</span></a>
            <button type="button" (click)="copy(page.address)">Copier le lien</button>
            @if (view.may.revoke) {
              <button type="button" class="danger" [disabled]="busy()" (click)="revoke(page.id)">Retirer la page</button>
            }
          </div>
          <p role="status">{{ said() }}</p>
        </div>
      }
      @if (staff() && any()) {
        <div class="actions no-print">
          @if (!view.page && view.may.make) {
            <button type="button" [disabled]="busy()" (click)="make()">Faire une page à transmettre</button>
          }
          <button type="button" (click)="telling.set(true)">Diffuser par e-mail</button>
        </div>
      }
    }
    <app-problem [of]="failure() ?? page.error()" />
    @if (telling()) {
      <app-tell-dialog [gatheringId]="gatheringId()" letter="supports" (closed)="telling.set(false)" />
    }
  `,
})
export class Handing {
  private readonly api = inject(AfterwardsApi);
  private readonly confirm = inject(Confirm);
  readonly gatheringId = input.required<string>();
  readonly staff = input(false);
  /** Whether there is anything to hand on. */
  readonly any = input(false);

  protected readonly page = this.api.sharedPage(this.gatheringId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly telling = signal(false);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  protected async copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address).then(
      () => this.said.set('Lien copié.'),
      () => this.said.set(address),
    );
  }

  protected make(): Promise<void> {
    return this.attempt(() => this.api.makeSharedPage(this.gatheringId()));
  }

  protected async revoke(id: string): Promise<void> {
    const sure = await this.confirm.ask({ heading: 'Retirer cette page\u202f?', consequence: 'Son lien ne mènera plus à rien, chez toutes les personnes qui l’ont reçu. Vous pourrez en faire une autre.', act: 'Retirer' });
    if (sure) await this.attempt(() => this.api.revokeSharedPage(id));
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.page.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
