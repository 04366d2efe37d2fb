import { Component, computed, inject, input, signal } from '@angular/core';
import type { AuditHealth, AuditLine } from '../api';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';
import { AUDITED, deed, faultWords, way } from './audit-words';

const toTheSecond = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'medium' });

/** Who did what to which record, newest first, and whether the log still says what it said. */
@Component({
  selector: 'app-audit-page',
  imports: [EmptyState, ListTools, LoadMore, ProblemNotice],
  templateUrl: './audit-page.html',
})
export class AuditPage {
  private readonly api = inject(AdminApi);

  readonly personne = input('', { transform: word });
  readonly nom = input('', { transform: word });
  readonly objet = input('', { transform: word });
  readonly fiche = input('', { transform: word });
  readonly du = input('', { transform: word });
  readonly au = input('', { transform: word });

  protected readonly instant = (at: string) => toTheSecond.format(new Date(at));
  protected readonly show = addressFilters();
  protected readonly value = valueOf;
  protected readonly count = count;
  protected readonly deed = deed;
  protected readonly way = way;
  protected readonly faultWords = faultWords;
  protected readonly objects = AUDITED;
  protected readonly entries = paged<AuditLine>(() => ({
    url: '/api/audit',
    params: {
      ...(this.personne() && { personId: this.personne() }),
      ...(this.objet() && { object: this.objet() }),
      ...(this.fiche() && { recordId: this.fiche() }),
      ...(this.du() && { from: this.du() }),
      ...(this.au() && { to: this.au() }),
    },
  }));
  protected readonly filtered = computed(() => !!(this.personne() || this.objet() || this.fiche() || this.du() || this.au()));

  protected readonly health = signal<AuditHealth | null>(null);
  protected readonly checking = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async check(): Promise<void> {
    this.checking.set(true);
    this.failure.set(null);
    try {
      this.health.set(await this.api.auditHealth());
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.checking.set(false);
    }
  }
}
