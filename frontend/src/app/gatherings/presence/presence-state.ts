import { Component, computed, effect, inject, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttendanceSource, PresenceView } from '../../api';
import { Confirm } from '../../shared/confirm';
import { count } from '../../shared/french';
import { QUARTET } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { Quartet, type Seats } from '../../shared/quartet';
import { GatheringState } from '../gathering-state';
import { halfWords } from '../gathering-words';
import { PresenceApi } from './presence.api';
import { moment, SOURCES, sourceWords } from './presence-words';
import { ScanList } from './scan-list';

/** Where a gathering's presences stand, on one screen: who came by half-day, from what, what was corrected and why. */
@Component({
  selector: 'app-presence-state',
  imports: [ProblemNotice, Quartet, RouterLink, ScanList],
  templateUrl: './presence-state.html',
  styleUrl: './presence-state.scss',
})
export class PresenceState {
  private readonly api = inject(PresenceApi);
  private readonly confirm = inject(Confirm);
  private readonly state = inject(GatheringState);
  readonly changed = output();

  protected readonly page = this.api.state(this.state.id);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly failure = signal<unknown>(null);
  protected readonly gatheringId = this.state.id;
  protected readonly moment = moment;
  protected readonly isToday = computed(() => !!this.view()?.halfDays.some(({ onDate }) => onDate === this.view()?.today));
  /** Why there is no code to project, as long as there is none. */
  protected readonly door = computed(() => {
    const view = this.view();
    if (!view || view.closedAt || this.isToday()) return '';
    if (!view.halfDays.some(({ onDate }) => onDate)) return 'Donnez une date pour ouvrir la signature à la porte\u00a0: le code à projeter s’affichera ici ce jour-là.';
    return view.halfDays.some(({ onDate }) => onDate && onDate > view.today) ? 'Le code à projeter s’affichera ici le jour même.' : '';
  });
  protected readonly halfDays = computed(() => {
    const gathering = this.state.gathering();
    return (this.view()?.halfDays ?? []).map((one) => ({
      ...one,
      label: halfWords(one, gathering?.heldOn ?? null),
      seats: QUARTET.map((category) => ({ agreed: one.categories[category] ?? 0 })) as unknown as Seats,
      words: [one.sources ? sourceWords(one.sources) : '', one.signatures ? count(one.signatures, 'signature') : '']
        .filter(Boolean)
        .join(', '),
    }));
  });
  /** Half-days that have not begun: nobody can be noted there yet. */
  readonly ahead = computed(() => (this.view()?.halfDays ?? []).flatMap(({ id, toCome }) => (toCome ? [id] : [])));
  protected readonly corrections = computed(() =>
    (this.view()?.corrections ?? []).map((one) => ({ ...one, said: this.said(one) })),
  );

  constructor() {
    // A tick elsewhere on the page changes the numbers here.
    effect(() => {
      if (this.state.written()) this.page.reload();
    });
  }

  protected async close(): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Arrêter la liste des présences\u202f?',
      consequence:
        'Elle est complète\u00a0: le code de la salle ne sert plus, et chaque changement demandera une raison, qui reste sur la fiche.',
      act: 'Arrêter la liste',
    });
    if (sure) await this.during(() => this.api.close(this.gatheringId()));
  }

  protected askSignature(event: Event): Promise<void> {
    return this.during(() => this.api.askSignature(this.gatheringId(), (event.target as HTMLInputElement).checked));
  }

  protected async during(act: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      this.page.reload();
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    }
  }

  private said({ wasPresent, wasSource, wasNotedBy, wasNotedAt, halfDayId }: PresenceView['corrections'][number]): string {
    const half =
      this.halfDays()
        .find(({ id }) => id === halfDayId)
        ?.label.toLowerCase() ?? '';
    if (!wasPresent) return `${half}\u00a0: ajoutée après l’arrêt de la liste`;
    const noted = [
      SOURCES[wasSource as AttendanceSource],
      wasNotedBy ? `par ${wasNotedBy}` : '',
      wasNotedAt ? `le ${moment(wasNotedAt)}` : '',
    ]
      .filter(Boolean)
      .join(', ');
    return `${half}\u00a0: retirée. Notée avant\u00a0: ${noted}`;
  }
}
