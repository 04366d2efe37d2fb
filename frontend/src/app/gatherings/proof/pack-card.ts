import { Component, computed, input } from '@angular/core';
import type { PackView } from '../../api';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { momentWords } from '../moment-words';
import { duration } from './proof-words';

/** One sealed pack: which version of what, how heavy, its fingerprint, and what it changed. */
@Component({
  selector: 'app-pack-card',
  imports: [DayPipe],
  template: `
    <article class="card">
      @if (named()) {
        <span class="over">{{ pack().funder }}, {{ pack().reference }} · {{ pack().cohortName }}</span>
      }
      <div class="row between">
        <h3>
          Version {{ pack().version }}, du {{ pack().from | day }} au {{ pack().to | day }}
          @if (!pack().latest) {
            <span class="chip">remplacée</span>
          } @else if (pack().version !== 1) {
            <span class="chip moss">la dernière de cette période</span>
          }
        </h3>
        <a class="btn" [class.main]="pack().latest" [href]="file()" download>Télécharger ({{ weight() }})<span class="visually-hidden">, version {{ pack().version }}, du {{ pack().from | day }} au {{ pack().to | day }}</span></a>
      </div>
      <p>
        @if (pack().summary; as sum) {
          {{ count(sum.gatherings, 'rendez-vous', 'rendez-vous') }}, {{ count(sum.people, 'personne') }}, {{ duration(sum.minutes) }} de rendez-vous suivies ·
        }
        {{ count(pack().fileCount, 'fichier') }}
      </p>
      <p class="quiet">
        Scellé le {{ sealed() }}{{ pack().askedBy ? ', à la demande de ' + pack().askedBy : '' }}<br />
        Empreinte&nbsp;: <code>{{ pack().sha256 }}</code>
      </p>
      @if (pack().summary?.missing?.length) {
        <details>
          <summary>{{ count(pack().summary!.missing.length, 'pièce attendue n’y est pas', 'pièces attendues n’y sont pas') }}</summary>
          <ul>
            @for (words of pack().summary!.missing; track $index) {
              <li>{{ words }}</li>
            }
          </ul>
        </details>
      }
      @if (pack().changes.length) {
        <details>
          <summary>Ce qui change depuis la version {{ pack().version! - 1 }}</summary>
          <ul>
            @for (change of pack().changes; track $index) {
              <li>{{ change.words }}</li>
            }
          </ul>
        </details>
      }
    </article>
  `,
  styles: `
    code {
      overflow-wrap: anywhere;
    }
    h3 {
      margin: 0;
    }
  `,
})
export class PackCard {
  readonly pack = input.required<PackView>();
  readonly file = input.required<string>();
  /** Whether the card says of which agreement it is: not on that agreement’s own page. */
  readonly named = input(false);

  protected readonly count = count;
  protected readonly duration = duration;
  protected readonly sealed = computed(() => momentWords(this.pack().sealedAt));
  protected readonly weight = computed(() => {
    const bytes = this.pack().bytes ?? 0;
    return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0ko` : `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
  });
}
