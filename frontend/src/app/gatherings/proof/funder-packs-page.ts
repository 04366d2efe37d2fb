import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../shared/empty-state';
import { ProblemNotice } from '../../shared/problem-notice';
import { PackCard } from './pack-card';
import { ProofApi } from './proof.api';

/** « Dossiers »: what was sealed for the funder who reads, and nothing live. */
@Component({
  selector: 'app-funder-packs-page',
  imports: [EmptyState, PackCard, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <h1>Dossiers de pièces</h1>
        <p>Ce qui a été scellé pour votre convention. <a routerLink="/verifier">Vérifier un dossier</a></p>
      </div>
    </div>
    <app-problem [of]="list.error()" [retriable]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      @if (packs().length) {
        <h2 class="visually-hidden">Versions scellées</h2>
      }
      <ul class="stack">
        @for (pack of packs(); track pack.id) {
          <li><app-pack-card [pack]="pack" [named]="true" [file]="'/api/funder-packs/' + pack.id + '/file'" /></li>
        }
      </ul>
      @if (!packs().length) {
        <app-empty heading="Aucun dossier pour l’instant">
          <p>Quand l’équipe du parcours scelle un dossier pour la convention de votre structure, il se télécharge ici.</p>
        </app-empty>
      }
    } @else if (!list.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
})
export class FunderPacksPage {
  protected readonly list = inject(ProofApi).funderPacks();
  protected readonly packs = computed(() => (this.list.hasValue() ? this.list.value().items : []));
}
