import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AllyCandidate } from '../../api';
import { EmptyState } from '../../shared/empty-state';
import { enumeration } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { AlliesApi } from './allies.api';
import { loadWords, reasonsOf } from './ally-words';

/** Whom to ask for a territory's project, with the reasons; a person of the staff chooses. */
@Component({
  selector: 'app-ally-shortlist-page',
  imports: [EmptyState, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <span class="over"><a [routerLink]="['/projets', participationId(), 'appui']">Jours d’appui</a></span>
        <h1>Choisir un·e allié·e{{ list()?.territoryName ? ' pour ' + list()?.territoryName : '' }}</h1>
        <p class="quiet">
          D’abord qui a fait le diagnostic, puis le sujet, les jours libres, la proximité.
          @if (list()?.projectTitle) {
            Le projet&nbsp;: {{ list()?.projectTitle }}.
          }
        </p>
      </div>
    </div>
    @if (list()?.assigned?.length) {
      <p class="notice">Déjà à l’appui&nbsp;: {{ names() }}.</p>
    }
    <app-problem [of]="resource.error()" [retriable]="true" (retry)="resource.reload()" />
    <app-problem [of]="failure()" />
    @if (list(); as found) {
      @if (found.items.length) {
        <ol class="stack">
          @for (ally of found.items; track ally.id) {
            <li class="card row between">
              <div>
                <a class="subject" [routerLink]="['/annuaire', ally.id]">{{ ally.givenName }} {{ ally.familyName }}</a
                >{{ ally.organisation ? ', ' + ally.organisation.name : '' }}
                <ul class="plain-list">
                  @for (reason of reasons(ally); track reason) {
                    <li><span aria-hidden="true">✓ </span>{{ reason }}</li>
                  } @empty {
                    <li class="quiet">Rien de particulier pour ce projet.</li>
                  }
                </ul>
                <small class="quiet">{{ load(ally.load) ? 'Porte déjà ' + load(ally.load) + '.' : 'Ne porte rien pour le moment.' }}{{ ally.offer?.answer === 'no' ? ' A répondu : pas disponible.' : '' }}</small>
              </div>
              @if (ally.organisationId) {
                <button type="button" class="small" [attr.aria-label]="'Choisir ' + ally.givenName + ' ' + ally.familyName" [disabled]="busy()" (click)="choose(ally)">Choisir</button>
              } @else {
                <small class="quiet">sans structure</small>
              }
            </li>
          }
        </ol>
      } @else {
        <app-empty heading="Pas encore d’allié·e mobilisé·e">
          <p>Sur la fiche d’une personne, une fonction «&nbsp;agit comme allié·e&nbsp;» la fait venir ici.</p>
        </app-empty>
      }
    } @else if (!resource.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class AllyShortlistPage {
  private readonly api = inject(AlliesApi);
  private readonly router = inject(Router);
  readonly participationId = input.required<string>();
  protected readonly resource = this.api.shortlist(this.participationId);
  protected readonly list = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly names = computed(() => enumeration(this.list()?.assigned ?? []));
  protected readonly reasons = reasonsOf;
  protected readonly load = loadWords;
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async choose({ id, organisationId }: AllyCandidate): Promise<void> {
    if (!organisationId || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.assign(this.participationId(), { organisationId, personId: id, startsOn: new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' }), endsOn: null });
      await this.router.navigate(['/projets', this.participationId(), 'appui']);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
