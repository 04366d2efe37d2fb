import { Component, computed, inject } from '@angular/core';
import { GatheringState } from '../gathering-state';

/** What leaves a gathering as proof once somebody came: the filled sheet, and the certificates. Plain links, so that the browser keeps the files. */
@Component({
  selector: 'app-gathering-proof',
  template: `
    @if (shown()) {
      <section aria-labelledby="proof" class="no-print">
        <h2 id="proof">Justificatifs</h2>
        <ul class="plain-list">
          <li>
            Feuille d’émargement remplie&nbsp;: <a [href]="base() + 'presence-sheet'" download>PDF</a> ·
            <a [href]="base() + 'presence-sheet?format=xlsx'" download>Excel<span class="visually-hidden">, feuille d’émargement</span></a>
          </li>
          <li>
            Attestations de présence&nbsp;: <a [href]="base() + 'certificates'" download>toutes en un PDF</a> ·
            <a [href]="base() + 'certificates?format=zip'" download>un PDF par personne (ZIP)</a>
          </li>
        </ul>
      </section>
    } @else if (own()) {
      <p class="no-print"><a [href]="'/api/registrations/' + own() + '/certificate'" download>Mon attestation de présence (PDF)</a></p>
    }
  `,
})
export class GatheringProof {
  private readonly state = inject(GatheringState);
  private readonly gathering = this.state.gathering;
  protected readonly base = computed(() => `/api/gatherings/${this.gathering()?.id}/`);
  protected readonly shown = computed(() => !!this.gathering()?.may.tick && !!this.gathering()?.registrations.some(({ ticks }) => ticks.length));
  /** The reader's own line, once they were there. */
  protected readonly own = computed(() => (this.state.own()?.ticks.length ? this.gathering()?.ownRegistrationId : null));
}
