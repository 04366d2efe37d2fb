import { Component, inject, output, signal } from '@angular/core';
import type { TerritoryByHand } from '../../api';
import { ProblemNotice } from '../../shared/problem-notice';
import { TERRITORY_KINDS } from '../../shared/territory-words';
import { TerritoryLifeApi } from './territory-life.api';

/** Describes a territory that the official list does not hold: what it is, and where it is known from. */
@Component({
  selector: 'app-by-hand-form',
  imports: [ProblemNotice],
  template: `
    <form (submit)="save($event, name.value, department.value, siren.value, source.value, population.value, list.value, year.value)">
      <div class="fields">
        <div class="field">
          <label for="hand-kind">C’est</label>
          <select #kindBox id="hand-kind" (change)="kind.set(kindBox.value)">
            @for (one of kinds; track one[0]) {
              <option [value]="one[0]">{{ one[1] }}</option>
            }
          </select>
        </div>
        @if (kind() === 'other') {
          <div class="field">
            <label for="hand-words">C’est-à-dire</label>
            <input #wordsBox id="hand-words" required maxlength="80" placeholder="Établissement public territorial" (input)="words.set(wordsBox.value)" />
          </div>
        }
      </div>
      <div class="field">
        <label for="hand-name">Nom</label>
        <input #name id="hand-name" required minlength="2" maxlength="160" autocomplete="off" />
      </div>
      <div class="field">
        <label for="hand-source">D’où vient cette fiche&#8239;?</label>
        <p class="hint" id="hand-source-hint">Un document et sa date, ou l’adresse d’une page.</p>
        <input #source id="hand-source" required minlength="3" maxlength="400" aria-describedby="hand-source-hint" />
      </div>
      <details>
        <summary>Ce que vous savez de plus</summary>
        <div class="fields">
          <div class="field">
            <label for="hand-department">Département (numéro)</label>
            <input #department id="hand-department" maxlength="3" pattern="2[ABab]|[0-9]{2,3}" />
          </div>
          <div class="field">
            <label for="hand-siren">SIREN</label>
            <input #siren id="hand-siren" inputmode="numeric" maxlength="11" />
          </div>
        </div>
        <div class="fields">
          <div class="field">
            <label for="hand-population">Habitants</label>
            <input #population id="hand-population" type="number" min="0" />
          </div>
          <div class="field">
            <label for="hand-list">selon</label>
            <input #list id="hand-list" maxlength="200" placeholder="Insee, son site…" />
          </div>
          <div class="field">
            <label for="hand-year">en</label>
            <input #year id="hand-year" type="number" min="1990" max="2100" />
          </div>
        </div>
      </details>
      <app-problem [of]="failure()" />
      <div class="actions">
        <button type="button" (click)="left.emit()">Annuler</button>
        <button type="submit" class="main" [disabled]="busy()">Créer la fiche</button>
      </div>
    </form>
  `,
})
export class ByHandForm {
  private readonly api = inject(TerritoryLifeApi);
  readonly made = output<{ readonly id: string; readonly name: string }>();
  readonly left = output();

  protected readonly kinds = (['petr', 'pnr', 'other', 'departement', 'region'] as const).map((kind) => [kind, TERRITORY_KINDS[kind]] as const);
  protected readonly kind = signal('petr');
  protected readonly words = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(event: Event, name: string, department: string, siren: string, source: string, population: string, list: string, year: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    const input: TerritoryByHand = {
      kind: this.kind() as TerritoryByHand['kind'],
      kindWords: this.words().trim() || null,
      name,
      department: department.trim().toUpperCase() || null,
      siren: siren.replaceAll(/\s/g, '') || null,
      source,
      population: population === '' ? null : Number(population),
      populationList: list.trim() || null,
      populationYear: year === '' ? null : Number(year),
    };
    try {
      this.made.emit({ id: (await this.api.describe(input)).id, name });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
