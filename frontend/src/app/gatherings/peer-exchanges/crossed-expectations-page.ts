import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SharedCard } from '../../api';
import { PrintButton } from '../../shared/print-button';
import { count } from '../../shared/french';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { ExpectationsMatrix } from './expectations-matrix';
import { PeerApi } from './peer.api';
import { SharedLists } from './shared-lists';

/** The crossed expectations from one cohort to the next: filtered by cohort and territory, found by their words, printed on one sheet. */
@Component({
  selector: 'app-crossed-expectations-page',
  imports: [ExpectationsMatrix, ListTools, PrintButton, ProblemNotice, RouterLink, SharedLists],
  template: `
    <p class="no-print"><a routerLink="/rendez-vous">← Rendez-vous</a></p>
    <header class="top">
      <div>
        <h1>Attentes croisées</h1>
        <p class="quiet">{{ count(cards().length, 'carte partagée', 'cartes partagées') }} par les groupes, {{ where() }}.</p>
      </div>
      <div class="actions"><app-print-button label="Imprimer (A4)" /></div>
    </header>
    <form class="filters" role="search" (submit)="$event.preventDefault(); narrow({ q: words.value.trim() })">
      <div class="field">
        <label for="cohort">Parcours</label>
        <select #cohortBox id="cohort" (change)="narrow({ parcours: cohortBox.value, territoire: '' })">
          <option value="">Tous</option>
          @for (one of cohorts(); track one.id) {
            <option [value]="one.id" [selected]="one.id === parcours()">{{ one.name }}</option>
          }
        </select>
      </div>
      @if (territories().length) {
        <div class="field">
          <label for="territory">Territoire</label>
          <select #territoryBox id="territory" (change)="narrow({ territoire: territoryBox.value })">
            <option value="">Tous</option>
            @for (one of territories(); track one.id) {
              <option [value]="one.id" [selected]="one.id === territoire()">{{ one.name }}</option>
            }
          </select>
        </div>
      }
      <div class="field">
        <label for="words">Chercher un mot</label>
        <input #words id="words" type="search" autocomplete="off" [value]="q()" />
      </div>
      <button type="submit">Chercher</button>
    </form>
    <app-problem [of]="shared.error()" [retriable]="true" (retry)="shared.reload()" />
    @if (cards().length) {
      <app-list-tools [views]="false" [of]="{ url: '/api/shared-peer-cards', params: asked() }" label="Exporter" named="cartes partagées" />
      @if (more()) {
        <p class="notice sun" role="status">Seules les 1&#8239;000 plus récentes sont là&nbsp;: resserrez par parcours.</p>
      }
      <app-expectations-matrix [cards]="cards()" [caption]="'Attentes croisées, ' + where()" />
      <app-shared-lists [cards]="cards()" />
    } @else if (shared.hasValue()) {
      <div class="empty">
        <h2>Rien de partagé ici</h2>
        <p>Ce que les groupes choisissent de partager pendant un échange entre pairs vient se ranger dans cette matrice, d’un parcours à l’autre.</p>
      </div>
    } @else {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class CrossedExpectationsPage {
  private readonly router = inject(Router);
  private readonly api = inject(PeerApi);
  readonly parcours = input('', { transform: (value?: string) => value ?? '' });
  readonly territoire = input('', { transform: (value?: string) => value ?? '' });
  readonly q = input('', { transform: (value?: string) => value ?? '' });

  protected readonly count = count;
  protected readonly asked = computed(() => ({
    ...(this.parcours() && { cohortId: this.parcours() }),
    ...(this.territoire() && { participationId: this.territoire() }),
    ...(this.q() && { q: this.q() }),
  }));
  protected readonly shared = this.api.shared(this.asked);
  /** Everything, once, for the choices that the filters offer. */
  private readonly all = this.api.shared(signal({}));
  protected readonly cards = linkedSignal<readonly SharedCard[] | null, readonly SharedCard[]>({
    source: () => (this.shared.hasValue() ? this.shared.value().items : null),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  protected readonly more = computed(() => this.shared.hasValue() && this.shared.value().more);
  protected readonly cohorts = computed(() => distinct(this.everything().map(({ cohortId, cohortName }) => [cohortId, cohortName ?? 'Un parcours'])));
  protected readonly territories = computed(() =>
    distinct(this.everything().flatMap(({ cohortId, participationId, territoryName }) => (participationId && (!this.parcours() || cohortId === this.parcours()) ? [[participationId, territoryName ?? 'Un territoire'] as const] : []))),
  );
  protected readonly where = computed(() => {
    const names = [this.territories().find(({ id }) => id === this.territoire())?.name, this.cohorts().find(({ id }) => id === this.parcours())?.name].filter(Boolean);
    return `${names.length ? names.join(', ') : 'tous parcours'}${this.q() ? `, «\u00a0${this.q()}\u00a0»` : ''}`;
  });

  protected narrow(change: { parcours?: string; territoire?: string; q?: string }): void {
    const query = { parcours: this.parcours(), territoire: this.territoire(), q: this.q(), ...change };
    void this.router.navigate([], { queryParams: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value || null])), replaceUrl: true });
  }

  private everything() {
    return this.all.hasValue() ? this.all.value().items : [];
  }
}

const distinct = (pairs: readonly (readonly [string, string])[]) => [...new Map(pairs)].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
