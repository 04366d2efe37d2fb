import { Component, computed, inject, signal } from '@angular/core';
import type { ElectionView } from '../api';
import { TerritoryLifeApi } from '../network/territories/territory-life.api';
import { DayPipe } from '../shared/french.pipes';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { TERRITORY_KINDS } from '../shared/territory-words';

/** The electoral calendar: its dates as they become official, and how long before and after nothing is asked of the territories. */
@Component({
  selector: 'app-elections-page',
  imports: [DayPipe, Dialog, ProblemNotice],
  template: `
    <h1>Élections</h1>
    <p class="quiet">Elles s’affichent sur les calendriers des territoires concernés, avec les semaines autour où mieux vaut ne rien leur demander.</p>
    <app-problem [of]="elections.error()" [retriable]="true" (retry)="elections.reload()" />
    @if (list().length) {
      <table class="cards-on-phone">
        <caption class="visually-hidden">
          Le calendrier électoral
        </caption>
        <thead>
          <tr>
            <th scope="col">Élection</th>
            <th scope="col">Dates</th>
            <th scope="col">Pause</th>
            <th scope="col">Pour</th>
            <th scope="col"><span class="visually-hidden">Corriger</span></th>
          </tr>
        </thead>
        <tbody>
          @for (one of list(); track one.id) {
            <tr>
              <th scope="row">{{ one.name }}</th>
              <td data-label="Dates">
                {{ one.firstOn | day }}{{ one.lastOn !== one.firstOn ? ' et ' : '' }}{{ one.lastOn !== one.firstOn ? (one.lastOn | day) : '' }}
                @if (!one.confirmed) {
                  <span class="chip sun">à confirmer</span>
                }
              </td>
              <td data-label="Pause">{{ one.weeksBefore }} sem. avant, {{ one.weeksAfter }} après</td>
              <td data-label="Pour">
                <small>{{ kinds(one) }}</small>
              </td>
              <td>
                <button type="button" class="small" (click)="open.set(one)">
                  Corriger<span class="visually-hidden"> {{ one.name }}, {{ one.firstOn | day }}</span>
                </button>
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else if (!elections.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
    @if (open(); as one) {
      <app-dialog [heading]="one.name" (closed)="open.set(null)">
        <form (submit)="save($event, one, first.value, last.value, before.valueAsNumber, after.valueAsNumber, confirmed.checked)">
          <div class="fields">
            <div class="field">
              <label for="election-first">Premier tour</label>
              <input #first id="election-first" type="date" required [value]="one.firstOn" />
            </div>
            <div class="field">
              <label for="election-last">Dernier tour</label>
              <input #last id="election-last" type="date" required [value]="one.lastOn" />
            </div>
          </div>
          <div class="fields">
            <div class="field">
              <label for="election-before">Semaines de pause avant</label>
              <input #before id="election-before" type="number" required min="0" max="52" [value]="one.weeksBefore" />
            </div>
            <div class="field">
              <label for="election-after">et après</label>
              <input #after id="election-after" type="number" required min="0" max="26" [value]="one.weeksAfter" />
            </div>
          </div>
          <label class="tick"><input #confirmed type="checkbox" [checked]="one.confirmed" />Ces dates sont officielles</label>
          <app-problem [of]="failure()" />
          <div class="actions">
            <button type="button" (click)="open.set(null)">Annuler</button>
            <button type="submit" class="main">Enregistrer</button>
          </div>
        </form>
      </app-dialog>
    }
  `,
})
export class ElectionsPage {
  private readonly api = inject(TerritoryLifeApi);
  protected readonly elections = this.api.elections();
  protected readonly list = computed(() => (this.elections.hasValue() ? this.elections.value().items : []));
  protected readonly open = signal<ElectionView | null>(null);
  protected readonly failure = signal<unknown>(null);

  protected kinds({ kinds, departments }: ElectionView): string {
    if (departments) return `départements ${runs(departments)}`;
    return kinds.length > 8 ? 'tous les territoires' : kinds.map((kind) => TERRITORY_KINDS[kind]).join(', ');
  }

  protected async save(event: Event, { id }: ElectionView, firstOn: string, lastOn: string, weeksBefore: number, weeksAfter: number, confirmed: boolean): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    try {
      await this.api.changeElection(id, { firstOn, lastOn, weeksBefore, weeksAfter, confirmed });
      this.open.set(null);
      this.elections.reload();
    } catch (error) {
      this.failure.set(error);
    }
  }
}

/** « 01 à 19, 21, 2A »: départements that follow each other are told by the first and the last. */
function runs(departments: readonly string[]): string {
  const rows: string[][] = [];
  for (const one of [...departments].sort()) {
    const row = rows.at(-1);
    if (row && Number(one) === Number(row.at(-1)) + 1) row.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => (row.length > 2 ? `${row[0]} à ${row.at(-1)}` : row.join(', '))).join(', ');
}
