import { Location } from '@angular/common';
import { Component, inject } from '@angular/core';
import { FocusWhenShown } from '../shared/focus-when-shown';

/** What a merge did, as the page that merged hands it to the page of the record that stays. */
export interface Merged {
  /** Whose record went. */
  readonly gone: string;
  readonly lines: readonly { readonly text: string; readonly careful: boolean }[];
}

/** Told once on the record that stays: what came along, what did not, and where the rest can be read. */
@Component({
  selector: 'app-merge-done',
  imports: [FocusWhenShown],
  template: `
    @if (merged; as done) {
      <div class="notice moss no-print" role="status" tabindex="-1" appFocusWhenShown>
        <p><strong>Les deux fiches n’en font plus qu’une.</strong> L’autre ({{ done.gone }}) a disparu&#8239;; son adresse mène ici.</p>
        @if (done.lines.length) {
          <ul>
            @for (line of done.lines; track line.text) {
              <li>
                @if (line.careful) {
                  <strong>{{ line.text }}</strong>
                } @else {
                  {{ line.text }}
                }
              </li>
            }
          </ul>
        }
        <p class="quiet">Ce que disait chaque fiche reste dans l’historique de celle-ci.</p>
      </div>
    }
  `,
})
export class MergeDone {
  protected readonly merged = (inject(Location).getState() as { merged?: Merged } | null)?.merged;
}
