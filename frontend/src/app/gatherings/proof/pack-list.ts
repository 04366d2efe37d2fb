import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import type { AgreementView, PackInput, PackView } from '../../api';
import { RouterLink } from '@angular/router';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { PackCard } from './pack-card';
import { ProofApi } from './proof.api';
import { SealDialog } from './seal-dialog';

/** The sealed packs of an agreement, and the button that makes one: it advances by itself, and the page may be left meanwhile. */
@Component({
  selector: 'app-pack-list',
  imports: [DayPipe, PackCard, RouterLink, SealDialog],
  template: `
    <section aria-labelledby="packs">
      <h2 id="packs">Dossiers scellés</h2>
      <p>
        Un dossier rassemble les pièces d’une période dans un fichier ZIP que plus personne ne peut changer. Une correction faite ensuite en donne
        une autre version&nbsp;; les précédentes restent. Il ne contient ni adresses, ni téléphones, ni rien des diagnostics.
        <a routerLink="/verifier">Vérifier un dossier</a>
      </p>
      @if (maySeal()) {
        <form class="filters no-print" (submit)="ask($event, from.value, to.value)">
          <div class="field">
            <label for="pack-from">Du</label>
            <input #from id="pack-from" type="date" required [min]="agreement().startsOn" [max]="agreement().endsOn" [value]="agreement().startsOn" />
          </div>
          <div class="field">
            <label for="pack-to">Au</label>
            <input #to id="pack-to" type="date" required [min]="from.value" [max]="agreement().endsOn" [value]="agreement().endsOn" />
          </div>
          <button type="submit" class="main" [disabled]="!!underWay()">Sceller le dossier…</button>
        </form>
        @if (awaited()) {
          <p class="quiet">{{ count(awaited(), 'pièce est encore attendue', 'pièces sont encore attendues') }}&nbsp;: le dossier dira lesquelles.</p>
        }
        @if (period(); as period) {
          <app-seal-dialog [agreement]="agreement()" [period]="period" (closed)="sealed($event)" />
        }
      }
      <div role="status">
        @if (underWay(); as pack) {
          <p class="notice">
            Le dossier se prépare{{ pack.attempts > 1 ? ' (essai ' + pack.attempts + ' sur 3)' : '' }}{{ pack.total ? '\u00a0: ' + pack.done + ' sur ' + pack.total + ' fichiers' : '…' }}. Vous pouvez quitter cette page.
            <progress [attr.value]="pack.total ? pack.done : null" [max]="pack.total || 1" aria-label="Préparation du dossier"></progress>
          </p>
        } @else if (said(); as words) {
          <p class="notice moss">{{ words }}</p>
        }
      </div>
      <ul class="stack">
        @for (pack of shown(); track pack.id) {
          <li><app-pack-card [pack]="pack" [file]="'/api/packs/' + pack.id + '/file'" /></li>
        } @empty {
          @if (list.hasValue() && !underWay()) {
            <li class="quiet">Aucun dossier pour l’instant.</li>
          }
        }
      </ul>
      @for (pack of failed(); track pack.id) {
        <p class="notice brick">
          Le dossier demandé le {{ pack.askedAt | day }} n’a pas pu être fait après trois essais{{ pack.failure ? '\u00a0: ' + pack.failure : '' }}.
          @if (pack.failure?.includes('manque')) {
            Joignez-le de nouveau à ce rendez-vous (ou retirez-le), puis scellez.
          } @else {
            Scellez-le de nouveau&nbsp;; si cela échoue encore, prévenez la personne qui s’occupe du serveur&nbsp;: le journal du serveur dit pourquoi.
          }
        </p>
      }
    </section>
  `,
  styles: `
    progress {
      display: block;
      width: 100%;
      margin-top: 0.5rem;
      accent-color: var(--lake);
    }
  `,
})
export class PackList {
  private readonly api = inject(ProofApi);
  readonly agreement = input.required<AgreementView>();
  readonly maySeal = input(false);
  readonly awaited = input(0);

  protected readonly count = count;
  protected readonly list = this.api.packs(computed(() => this.agreement().id));
  protected readonly packs = computed<readonly PackView[]>(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly shown = computed(() => this.packs().filter(({ state }) => state === 'ready'));
  protected readonly underWay = computed(() => this.packs().find(({ state }) => state === 'queued' || state === 'making'));
  /** Only the last try says that it failed. */
  protected readonly failed = computed(() => this.packs().slice(0, 1).filter(({ state }) => state === 'failed'));
  /** What is about to be sealed, while it is shown. */
  protected readonly period = signal<PackInput | null>(null);
  private readonly asked = signal(false);
  protected readonly said = computed(() => {
    const [last] = this.packs();
    if (!this.asked() || !last) return '';
    if (last.state === 'unchanged') return 'Rien n’a changé depuis la dernière version\u00a0: elle reste la bonne.';
    return last.state === 'ready' ? `La version ${last.version} est scellée.` : '';
  });

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      clearTimeout(timer);
      if (this.underWay()) timer = setTimeout(() => this.list.reload(), 1500);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected ask(event: Event, from: string, to: string): void {
    event.preventDefault();
    this.period.set({ from, to });
  }

  protected sealed(asked: boolean): void {
    this.period.set(null);
    if (!asked) return;
    this.asked.set(true);
    this.list.reload();
  }
}
