import { Component, computed, inject, input } from '@angular/core';
import type { DelegateView, DelegationView } from '../../api';
import { busyLines, spanWords } from '../../network/territories/busy-words';
import { TerritoryLifeApi } from '../../network/territories/territory-life.api';
import { DayPipe } from '../../shared/french.pipes';
import { ACTORS } from '../../shared/labels';
import { teamName } from './team-words';

const DAY = 86_400_000;
const number = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);

interface Bar {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly category: string;
  readonly foreseen: boolean;
  readonly open: boolean;
}

/** Who was there when: a line a person, a bar a stay; the same as a table. */
@Component({
  selector: 'app-team-timeline',
  imports: [DayPipe],
  template: `
    <figure aria-label="Qui était là, quand">
      <div class="years" aria-hidden="true">
        @for (year of years(); track year.label) {
          <span [style.left.%]="year.left">{{ year.label }}</span>
        }
      </div>
      @for (group of groups(); track group.id) {
        @if (groups().length > 1) {
          <h3>{{ group.name }}</h3>
        }
        @for (line of group.lines; track line.person) {
          <div class="line" aria-hidden="true">
            <span class="name">{{ line.name }}</span>
            <span class="rail">
              @for (one of busy(); track one.key) {
                <span class="busy" [class.election]="one.kind === 'election'" [style.left.%]="one.left" [style.width.%]="one.width" [title]="one.words"></span>
              }
              @for (bar of line.bars; track bar.id) {
                <span class="bar {{ bar.category }}" [class.foreseen]="bar.foreseen" [class.open]="bar.open" [style.left.%]="bar.left" [style.width.%]="bar.width"></span>
              }
              <span class="now" [style.left.%]="here()"></span>
            </span>
          </div>
        }
      }
      @if (busy().length) {
        <figcaption class="quiet">Les bandes montrent les élections et les périodes où le territoire a moins de temps.</figcaption>
      }
    </figure>
    <details>
      <summary>Le même en tableau</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Tableau des passages dans l’équipe">
        <table>
          <caption class="visually-hidden">
            Qui était là, quand
          </caption>
          <thead>
            <tr>
              <th scope="col">Personne</th>
              <th scope="col">Équipe ou groupe</th>
              <th scope="col">Place</th>
              <th scope="col">Du</th>
              <th scope="col">Au</th>
            </tr>
          </thead>
          <tbody>
            @for (stay of history(); track stay.id) {
              <tr>
                <th scope="row">{{ stay.person.givenName }} {{ stay.person.familyName }}</th>
                <td>{{ names().get(stay.delegationId) }}</td>
                <td>
                  <span class="actor {{ stay.category }}">{{ actors[stay.category] }}</span
                  >{{ stay.substitute ? ', suppléance' : '' }}{{ stay.status === 'foreseen' ? ', pressentie' : '' }}
                </td>
                <td>{{ stay.startsOn | day }}</td>
                <td>{{ stay.endsOn ? (stay.endsOn | day) : 'toujours là' }}</td>
              </tr>
            }
          </tbody>
        </table>
        @if (busy().length) {
          <table>
            <caption>
              Quand le territoire a moins de temps
            </caption>
            <thead>
              <tr>
                <th scope="col">Quoi</th>
                <th scope="col">Quand</th>
              </tr>
            </thead>
            <tbody>
              @for (one of busy(); track one.key) {
                <tr>
                  <th scope="row">{{ one.label }}</th>
                  <td>{{ spanOf(one) }}{{ one.confirmed ? '' : ', à confirmer' }}</td>
                </tr>
              }
            </tbody>
          </table>
        }
      </div>
    </details>
  `,
  styleUrl: './team-timeline.scss',
})
export class TeamTimeline {
  readonly history = input.required<readonly DelegateView[]>();
  readonly delegations = input.required<readonly DelegationView[]>();
  /** From the first day to show to the last, and the day looked at. */
  readonly from = input.required<string>();
  readonly until = input.required<string>();
  readonly on = input.required<string>();
  /** The territory whose elections and heavy months lie under the lines. */
  readonly territoryId = input.required<string>();

  protected readonly actors = ACTORS;
  protected readonly names = computed(() => new Map(this.delegations().map((one) => [one.id, teamName(one)])));
  private readonly first = computed(() => number(this.from()));
  private readonly span = computed(() => Math.max(30, number(this.until()) - this.first() + 1));
  protected readonly here = computed(() => this.at(number(this.on())));

  protected readonly spanOf = spanWords;
  private readonly told = inject(TerritoryLifeApi).busyOfTerritory(
    this.territoryId,
    // A calendar is asked for five years at most: the last ones.
    () => new Date(Math.max(this.first(), number(this.until()) - 1800) * DAY).toISOString().slice(0, 10),
    this.until,
  );
  protected readonly busy = computed(() =>
    (this.told.hasValue() ? busyLines(this.told.value().items) : []).map((line) => {
      const left = Math.max(0, this.at(number(line.startsOn)));
      const right = Math.min(100, this.at(number(line.endsOn) + 1));
      return { ...line, left, width: Math.max(0.6, right - left), words: `${line.label}\u00a0: ${spanWords(line)}` };
    }),
  );

  protected readonly years = computed(() => {
    const marks: { label: string; left: number }[] = [];
    const quarters = this.span() > 1100 ? 12 : this.span() > 550 ? 6 : 3;
    for (let day = this.first(); day < this.first() + this.span(); day++) {
      const date = new Date(day * DAY);
      if (date.getUTCDate() === 1 && date.getUTCMonth() % quarters === 0) {
        marks.push({ label: date.toLocaleDateString('fr-FR', { month: 'short', year: 'numeric', timeZone: 'UTC' }), left: this.at(day) });
      }
    }
    return marks.filter(({ left }) => left < 92);
  });

  protected readonly groups = computed(() =>
    this.delegations()
      .map((one) => {
        const stays = this.history().filter(({ delegationId }) => delegationId === one.id);
        const people = [...new Set(stays.map(({ person }) => person.id))];
        const lines = people.map((person) => {
          const own = stays.filter((stay) => stay.person.id === person);
          return { person, name: `${own[0]!.person.givenName} ${own[0]!.person.familyName}`, bars: own.map((stay) => this.bar(stay)) };
        });
        return { id: one.id, name: teamName(one), lines };
      })
      .filter(({ lines }) => lines.length),
  );

  private bar({ id, startsOn, endsOn, category, status }: DelegateView): Bar {
    const last = this.first() + this.span();
    const left = Math.max(0, this.at(number(startsOn)));
    const right = Math.min(100, this.at(endsOn ? number(endsOn) + 1 : last));
    return { id, left, width: Math.max(0.8, right - left), category, foreseen: status === 'foreseen', open: !endsOn };
  }

  private at(day: number): number {
    return (100 * (day - this.first())) / this.span();
  }
}
